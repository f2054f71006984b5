# METADATA
# title: Audit policy does not log what an investigation needs
# description: |
#   The requests leave no trace: reads of Secrets, exec into pods, changes of roles and
#   of admission are what an attacker does first.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Policy]
#   compliance:
#     cis-1.12: ["3.2.2"]
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     kubescape: [C-0161]
#     kube-bench: ["3.2.2"]
package kubevet["control-plane"]["audit-policy-misses-key-events"]

import data.kubevet.lib.audit

deny contains finding if {
	audit.policy
	missed := {request.shown: i | some request in audit.key_events; i := audit.decides(request); _silent(i)}
	count(missed) > 0
	i := min({j | some j in missed})
	finding := {"path": _path(i), "message": $"the audit policy does not log {concat(", ", sort([shown | some shown, _ in missed]))}"}
}

_silent(i) if i == count(audit.rules)

_silent(i) if audit.rules[i].level == "None"

_path(i) := ["rules", i] if i < count(audit.rules)

_path(i) := ["rules"] if i >= count(audit.rules)
