# METADATA
# title: Pod Security label is not understood
# description: |
#   The API server ignores a key that it does not know, so nothing is enforced, and
#   refuses a level or version that does not exist.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
#     description: Pod Security Admission
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Namespace]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-1188]
package kubevet.admission["pod-security-label-invalid"]

_prefix := "pod-security.kubernetes.io/"

_modes := {"enforce", "audit", "warn"}

deny contains finding if {
	some label, _ in input.object.metadata.labels
	startswith(label, _prefix)
	key := trim_prefix(label, _prefix)
	not key in _modes
	not trim_suffix(key, "-version") in _modes
	finding := {"path": ["metadata", "labels", label], "message": $"the label {label} has no effect: there is no such key"}
}

deny contains finding if {
	some mode in _modes
	label := concat("", [_prefix, mode])
	level := input.object.metadata.labels[label]
	not level in {"privileged", "baseline", "restricted"}
	not contains(level, "$")
	finding := {"path": ["metadata", "labels", label], "message": $"the Pod Security level {json.marshal(level)} does not exist"}
}

deny contains finding if {
	some mode in _modes
	label := concat("", [_prefix, mode, "-version"])
	version := input.object.metadata.labels[label]
	not regex.match(`^(latest|v1\.(0|[1-9][0-9]*))$`, version)
	not contains(version, "$")
	finding := {"path": ["metadata", "labels", label], "message": $"the Pod Security version {json.marshal(version)} is malformed"}
}
