# METADATA
# title: Any host of a top-level domain may be called
# description: |
#   The entry takes hosts that nobody has in mind for known ones: a pod that is taken
#   over calls its own server at one of them.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/service-entry/
#     description: Istio, ServiceEntry
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ServiceEntry.networking.istio.io]
#   compliance:
#     mitre: [T1041]
#     cwe: [CWE-284]
package kubevet.mesh["istio-service-entry-wildcard"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, host in manifest.list(input.object, ["spec", "hosts"])
	regex.match(`^\*(\.[a-z]+)?$`, host)
	not host in {"*.local", "*.global", "*.internal"}
	object.get(input.object.spec, "location", "MESH_EXTERNAL") != "MESH_INTERNAL"
	finding := {"path": ["spec", "hosts", i], "message": $`"{host}" is whatever anybody registers`}
}
