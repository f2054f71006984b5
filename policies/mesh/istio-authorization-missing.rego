# METADATA
# title: Workload of the mesh has no authorization policy
# description: |
#   Every pod of the mesh, and in mode PERMISSIVE every pod of the cluster, may call
#   it.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/authorization-policy/
#     description: Istio, AuthorizationPolicy
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-862]
#   aliases:
#     kyverno: [require-authorizationpolicy, create-authorizationpolicy]
#   models: [mesh, supply]
package kubevet.mesh["istio-authorization-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.istio
import data.kubevet.lib.workload

deny contains bundle.hedged(finding) if {
	some p in istio.pods
	istio.meshed(p)
	not workload.hook
	not _guarded(p)
	not _declared
	finding := {"path": p.metadata_path, "message": "no AuthorizationPolicy is for the pods"}
}

_guarded(p) if {
	some known in input.model.mesh.pods[input.position]
	known.path == p.path
	known.policies != "no"
}

_declared if {
	some namespace in [input.namespace, input.model.mesh.root]
	some _ in bundle.declared("AuthorizationPolicy.security.istio.io", namespace)
}
