# METADATA
# title: API server waits long for requests
# description: |
#   A request may hold a connection for more than five minutes, so a few slow clients
#   can use them up. 0 is no limit.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: info
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.20"]
#     mitre: [T1499]
#     cwe: [CWE-400]
#   aliases:
#     checkov: [CKV_K8S_95]
#     kubescape: [C-0134]
#     kube-bench: ["1.2.20"]
#   models: [components]
package kubevet["control-plane"]["apiserver-request-timeout"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	seconds := component.seconds(component.setting(c, "request-timeout"))
	_long(seconds)
	finding := component.at(c, "request-timeout", "requests may take longer than five minutes")
}

_long(0)

_long(seconds) if seconds > 300
