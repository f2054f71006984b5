# METADATA
# title: Pod Security neither warns nor audits
# description: |
#   With warn and audit at a higher level than enforce, users and the audit log see
#   what would break before it is enforced.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   compliance:
#     cwe: [CWE-778]
#   aliases:
#     kyverno: [add-psa-namespace-reporting]
package kubevet.admission["namespace-pod-security-audit-missing"]

deny contains finding if {
	labels := input.object.metadata.labels
	labels["pod-security.kubernetes.io/enforce"] in {"privileged", "baseline"}
	label := "pod-security.kubernetes.io/warn"
	not labels[label]
	not labels["pod-security.kubernetes.io/audit"]
	finding := {"path": ["metadata", "labels", label], "message": "Pod Security neither warns nor audits above the enforced level"}
}
