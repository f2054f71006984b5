# METADATA
# title: Controller manager signs no tokens of service accounts
# description: |
#   Service accounts get no token Secrets, and what still relies on them fails. Tokens
#   of pods are signed by the API server.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.4"]
#     cis-1.23: ["1.3.4"]
#     mitre: [T1528]
#     cwe: [CWE-321]
#   aliases:
#     trivy: [KCV-0036]
#     checkov: [CKV_K8S_110]
#     kubescape: [C-0147]
#     kube-bench: ["1.3.4"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-service-account-key-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	some flag in {"service-account-private-key-file"}
	component.missing(c, flag)
	finding := component.absent(c, $"no token Secret is signed: --{flag} is not set")
}
