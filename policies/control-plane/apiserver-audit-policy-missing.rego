# METADATA
# title: API server has an audit log but no audit policy
# description: |
#   Without a policy no event is logged: the file that --audit-log-path names stays
#   empty.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["3.2.1"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     kubescape: [C-0067, C-0160]
#     kube-bench: ["3.2.1"]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-policy-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "audit-policy-file")
	some flag in {"audit-log-path", "audit-webhook-config-file"}
	component.has(c, flag)
	finding := component.at(c, flag, "nothing is logged: there is no audit policy")
}
