# METADATA
# title: Namespace of the mesh takes plaintext by default
# description: |
#   Istio's own mode is PERMISSIVE: workloads take plaintext from every pod unless a
#   policy for the mesh or the namespace asks for mutual TLS.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/peer_authentication/
#     description: Istio, PeerAuthentication
#   - ref: https://istio.io/latest/docs/ops/best-practices/security/#mutual-tls
#     description: Istio, security best practices
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   models: [mesh, supply]
package kubevet.mesh["istio-mesh-mtls-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.istio

deny contains bundle.hedged(finding) if {
	name := input.object.metadata.name
	istio.joins(input.object.metadata.labels)
	not input.model.mesh.namespaces[name].by
	not _declared(name)
	finding := {
		"path": ["metadata", "name"],
		"message": $`no PeerAuthentication asks the pods of namespace "{name}" for mutual TLS`,
	}
}

_declared(name) if {
	some namespace in [name, input.model.mesh.root]
	some _ in bundle.declared("PeerAuthentication.security.istio.io", namespace)
}
