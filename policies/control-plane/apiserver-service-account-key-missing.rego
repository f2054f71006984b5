# METADATA
# title: API server verifies service accounts by its serving key
# description: |
#   Without keys of their own the tokens of service accounts are verified by the TLS
#   key of the server: renewing its certificate invalidates all of them.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.22"]
#     cis-1.23: ["1.2.25"]
#     mitre: [T1528]
#     cwe: [CWE-321]
#   aliases:
#     trivy: [KCV-0025]
#     checkov: [CKV_K8S_97]
#     kubescape: [C-0136]
#     kube-bench: ["1.2.22"]
#   models: [components]
package kubevet["control-plane"]["apiserver-service-account-key-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"service-account-key-file"}
	component.missing(c, flag)
	finding := component.absent(c, $"tokens are verified by the serving key: --{flag} is not set")
}
