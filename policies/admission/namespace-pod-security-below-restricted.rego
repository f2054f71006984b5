# METADATA
# title: Namespace enforces less than Restricted
# description: |
#   Baseline keeps pods from taking over the node by known ways. It allows root users,
#   added capabilities within the default set, and writable everything.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: low
#   profile: strict
#   kinds: [Namespace]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-1188]
#   aliases:
#     kubescape: [C-0197, C-0198, C-0200, C-0201]
#     kyverno: [restricted-latest]
package kubevet.admission["namespace-pod-security-below-restricted"]

deny contains finding if {
	label := "pod-security.kubernetes.io/enforce"
	input.object.metadata.labels[label] == "baseline"
	finding := {"path": ["metadata", "labels", label], "message": "the namespace enforces baseline, not restricted"}
}
