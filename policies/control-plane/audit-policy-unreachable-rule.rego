# METADATA
# title: Audit rule can never match
# description: |
#   The first rule that matches decides. This one stands behind a rule that matches
#   everything.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
# custom:
#   severity: low
#   profile: strict
#   kinds: [Policy]
#   compliance:
#     cwe: [CWE-561]
package kubevet["control-plane"]["audit-policy-unreachable-rule"]

import data.kubevet.lib.audit

deny contains finding if {
	audit.policy
	some i, _ in audit.rules
	some j, earlier in array.slice(audit.rules, 0, i)
	audit.catch_all(earlier)
	finding := {"path": ["rules", i], "message": $"rule {i + 1} never matches: rule {j + 1} matches everything"}
}
