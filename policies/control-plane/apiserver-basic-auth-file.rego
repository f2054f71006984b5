# METADATA
# title: API server is told to accept static passwords
# description: |
#   Static passwords were removed in Kubernetes 1.19, and a server that is given the
#   flag exits. On older clusters the file holds every password in clear.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-522]
#   aliases:
#     checkov: [CKV_K8S_69]
#   models: [components]
package kubevet["control-plane"]["apiserver-basic-auth-file"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"basic-auth-file"}
	component.has(c, flag)
	finding := component.at(c, flag, $"kube-apiserver does not start: --{flag} is gone since 1.19")
}
