# METADATA
# title: Audit log is kept for less than 30 days
# description: |
#   What happened more than a few days before an incident was noticed is lost. 0 and
#   absent keep files whatever their age.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.17"]
#     cis-1.23: ["1.2.20"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     trivy: [KCV-0020]
#     checkov: [CKV_K8S_92]
#     kubescape: [C-0131]
#     kube-bench: ["1.2.17"]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-log-max-age"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	value := component.number(c, "audit-log-maxage")
	value > 0 # 0 is no limit
	value < 30
	finding := component.at(c, "audit-log-maxage", $"the audit log keeps {value} days, less than 30")
}
