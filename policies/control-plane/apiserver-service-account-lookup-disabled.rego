# METADATA
# title: API server accepts tokens of deleted service accounts
# description: |
#   The server checks only the signature of a legacy token, not whether its service
#   account and Secret still exist: deleting them revokes nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.21"]
#     cis-1.23: ["1.2.24"]
#     mitre: [T1528]
#     cwe: [CWE-613]
#   aliases:
#     trivy: [KCV-0024]
#     checkov: [CKV_K8S_96]
#     kubescape: [C-0135]
#     kube-bench: ["1.2.21"]
#   models: [components]
package kubevet["control-plane"]["apiserver-service-account-lookup-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.off(c, "service-account-lookup")
	finding := component.at(c, "service-account-lookup", "tokens of deleted service accounts stay valid")
}
