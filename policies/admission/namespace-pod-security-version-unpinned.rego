# METADATA
# title: Pod Security level follows the cluster's version
# description: |
#   An upgrade of the cluster changes what is admitted: 1.34 added hosts in probes,
#   1.35 user namespaces, 1.37 sysctls. A pinned version changes when somebody decides.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.admission["namespace-pod-security-version-unpinned"]

deny contains finding if {
	labels := input.object.metadata.labels
	labels["pod-security.kubernetes.io/enforce"] in {"baseline", "restricted"}
	label := "pod-security.kubernetes.io/enforce-version"
	object.get(labels, label, "latest") == "latest"
	finding := {"path": ["metadata", "labels", label], "message": "the enforced Pod Security level follows the cluster's version"}
}
