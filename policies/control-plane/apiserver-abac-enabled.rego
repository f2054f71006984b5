# METADATA
# title: API server authorizes by a policy file
# description: |
#   ABAC reads its policy from a file on the control plane when it starts. Nobody sees
#   in the cluster who may do what, and a change takes a restart.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/abac/
#     description: Using ABAC authorization
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-862]
#   models: [components]
package kubevet["control-plane"]["apiserver-abac-enabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	"ABAC" in component.elements(c, "authorization-mode")
	finding := component.at(c, "authorization-mode", "kube-apiserver authorizes by a policy file (ABAC)")
}
