# METADATA
# title: API server is told to serve without TLS and authentication
# description: |
#   Requests to the insecure port were neither authenticated nor authorized: who
#   reached it was cluster-admin. Since 1.20 it cannot be opened, and since 1.24 the
#   flags are gone and the server exits.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
#   aliases:
#     checkov: [CKV_K8S_86, CKV_K8S_88]
#     kubescape: [C-0005]
#   models: [components]
package kubevet["control-plane"]["apiserver-insecure-port"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"insecure-port", "insecure-bind-address"}
	component.has(c, flag)
	finding := component.at(c, flag, $"kube-apiserver does not start: --{flag} is gone since 1.24")
}
