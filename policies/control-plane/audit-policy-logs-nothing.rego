# METADATA
# title: Audit policy logs nothing
# description: |
#   No request leaves a trace: every rule that can match has level None. Without any
#   rule kube-apiserver refuses the policy and does not start.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Policy]
#   compliance:
#     cis-1.12: ["3.2.1"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     kubescape: [C-0160]
#     kube-bench: ["3.2.1"]
package kubevet["control-plane"]["audit-policy-logs-nothing"]

import data.kubevet.lib.audit

deny contains finding if {
	audit.policy
	count(audit.rules) == 0
	finding := {"path": ["rules"], "message": "kube-apiserver does not start: an audit policy needs at least one rule"}
}

deny contains finding if {
	audit.policy
	count(audit.rules) > 0
	every i, rule in audit.rules {
		_silent(i, rule)
	}
	finding := {"path": ["rules", min([i | some i, rule in audit.rules; rule.level == "None"])], "message": "the audit policy logs nothing"}
}

_silent(_, rule) if rule.level == "None"

_silent(i, _) if {
	some earlier in array.slice(audit.rules, 0, i)
	audit.catch_all(earlier)
}
