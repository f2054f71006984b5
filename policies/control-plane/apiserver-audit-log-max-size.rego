# METADATA
# title: Audit log rotates below 100 megabytes
# description: |
#   Small files rotate often, and with a limited number of them the log covers a short
#   time. Absent is 100.
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
#     cis-1.12: ["1.2.19"]
#     cis-1.23: ["1.2.22"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     trivy: [KCV-0022]
#     checkov: [CKV_K8S_94]
#     kubescape: [C-0133]
#     kube-bench: ["1.2.19"]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-log-max-size"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	value := component.number(c, "audit-log-maxsize")
	value > 0 # 0 is no limit
	value < 100
	finding := component.at(c, "audit-log-maxsize", $"the audit log keeps {value} megabytes a file, less than 100")
}
