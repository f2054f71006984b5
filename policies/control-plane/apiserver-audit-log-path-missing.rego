# METADATA
# title: API server keeps no audit log
# description: |
#   Nobody can say later who did what: neither a log file nor a webhook takes the audit
#   events.
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
#     cis-1.12: ["1.2.16"]
#     cis-1.23: ["1.2.19"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     trivy: [KCV-0019]
#     checkov: [CKV_K8S_91]
#     kubescape: [C-0067, C-0130]
#     kube-bench: ["1.2.16"]
#   models: [components]
package kubevet["control-plane"]["apiserver-audit-log-path-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "audit-log-path")
	not component.has(c, "audit-webhook-config-file")
	finding := component.absent(c, "kube-apiserver keeps no audit log")
}
