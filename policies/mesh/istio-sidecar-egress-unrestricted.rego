# METADATA
# title: Proxies know every service of the mesh
# description: |
#   The Sidecar limits nothing: each proxy is told of all services in all namespaces,
#   and whoever takes over a pod can read what there is from it.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/sidecar/
#     description: Istio, Sidecar
# custom:
#   severity: info
#   profile: optional
#   kinds: [Sidecar.networking.istio.io]
#   compliance:
#     mitre: [T1046]
#     cwe: [CWE-284]
package kubevet.mesh["istio-sidecar-egress-unrestricted"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, egress in manifest.list(input.object, ["spec", "egress"])
	some j, host in manifest.list(egress, ["hosts"])
	host == "*/*"
	finding := {"path": ["spec", "egress", i, "hosts", j], "message": "the proxies know every service of every namespace"}
}
