# METADATA
# title: Audit policy writes Secrets to the log
# description: |
#   At level Request or RequestResponse the log holds the bodies: Secrets, ConfigMaps
#   with credentials and tokens in clear, readable for all who read the log or its
#   archive.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/
#     description: Auditing
# custom:
#   severity: high
#   profile: recommended
#   help: set the level to Metadata for these
#   kinds: [Policy]
#   compliance:
#     cis-1.12: ["3.2.2"]
#     mitre: [T1552.007]
#     cwe: [CWE-532]
#   aliases:
#     kubescape: [C-0161]
#     kube-bench: ["3.2.2"]
package kubevet["control-plane"]["audit-policy-logs-secret-bodies"]

import data.kubevet.lib.audit

deny contains finding if {
	audit.policy
	some i, rule in audit.rules
	rule.level in {"Request", "RequestResponse"}
	shown := [request.shown | some request in audit.sensitive; audit.first(request) == i]
	count(shown) > 0
	finding := {
		"path": ["rules", i, "level"],
		"evidence": {what | some what in shown},
		"message": $"the audit log holds the bodies of {concat(", ", shown)}",
	}
}
