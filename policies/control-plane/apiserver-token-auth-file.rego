# METADATA
# title: API server accepts static bearer tokens
# description: |
#   The tokens stand in clear in a file on the control plane, never expire, and change
#   only when the server is restarted. Whoever reads the file or a backup of it is
#   every user in it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.2"]
#     cis-1.23: ["1.2.2"]
#     mitre: [T1078]
#     cwe: [CWE-522]
#   aliases:
#     trivy: [KCV-0002]
#     checkov: [CKV_K8S_70]
#     kubescape: [C-0114]
#     kube-bench: ["1.2.2"]
#   models: [components]
package kubevet["control-plane"]["apiserver-token-auth-file"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.setting(c, "token-auth-file") != ""
	finding := component.at(c, "token-auth-file", "kube-apiserver accepts static tokens from a file")
}
