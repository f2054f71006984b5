# METADATA
# title: API server does not authorize by RBAC
# description: |
#   Roles and bindings have no effect. What a subject may do is decided by a policy
#   file, a webhook, or nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.8"]
#     cis-1.23: ["1.2.9"]
#     mitre: [T1078]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0009]
#     checkov: [CKV_K8S_77]
#     kubescape: [C-0088, C-0120]
#     kube-bench: ["1.2.8"]
#   models: [components]
package kubevet["control-plane"]["apiserver-authorization-rbac-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	modes := component.elements(c, "authorization-mode")
	count(modes) > 0
	not "RBAC" in modes
	not "AlwaysAllow" in modes
	finding := component.at(c, "authorization-mode", "kube-apiserver does not authorize by RBAC")
}
