# METADATA
# title: Audit log keeps fewer than 10 old files
# description: |
#   A burst of requests rotates the log until what matters is gone. 0 and absent keep
#   all.
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
#     cis-1.12: ["1.2.18"]
#     cis-1.23: ["1.2.21"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     trivy: [KCV-0021]
#     checkov: [CKV_K8S_93]
#     kubescape: [C-0132]
#     kube-bench: ["1.2.18"]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-log-max-backup"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	value := component.number(c, "audit-log-maxbackup")
	value > 0 # 0 is no limit
	value < 10
	finding := component.at(c, "audit-log-maxbackup", $"the audit log keeps {value} old files, less than 10")
}
