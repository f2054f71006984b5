# METADATA
# title: Object lacks metadata that is required, or has some that is not allowed
# description: |
#   For what a team wants every object to say, such as whom to ask. The parameters
#   labels and annotations map each required key to a pattern that its value has to
#   match, "" for any; forbidden-labels and forbidden-annotations list patterns of
#   keys that no object may have, in which "*" stands for any text. Without them
#   nothing is reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
#     description: Labels and selectors
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/
#     description: Annotations
# custom:
#   severity: info
#   profile: optional
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1059]
#   aliases:
#     kube-linter: [required-annotation-email, required-label-owner]
#     gatekeeper: [general/requiredannotations, general/requiredlabels]
#     kyverno: [require-kubecost-labels, allowed-annotations, metadata-match-regex, require-annotations]
#     datree: [DEPLOYMENT_MISSING_LABEL_ENV_VALUE, WORKLOAD_MISSING_LABEL_OWNER_VALUE]
#   parameters: {labels: {}, annotations: {}, forbidden-labels: [], forbidden-annotations: []}
package kubevet.reliability["required-metadata-missing"]

import data.kubevet.lib.manifest

deny contains finding if {
	some field in ["annotations", "labels"]
	some key, pattern in manifest.mapping(_parameters, [field])
	value := object.get(manifest.mapping(input.object, ["metadata", field]), key, "")
	some fault in _faults(value, pattern)
	finding := {
		"path": ["metadata", field, key],
		"message": $`{input.object.kind} "{manifest.name}" {fault} {_nouns[field]} "{key}"`,
	}
}

deny contains finding if {
	some field in ["annotations", "labels"]
	some pattern in manifest.list(_parameters, [$"forbidden-{field}"])
	some key, _ in manifest.mapping(input.object, ["metadata", field])
	glob.match(pattern, null, key)
	finding := {
		"path": ["metadata", field, key],
		"message": $`{input.object.kind} "{manifest.name}" has {_nouns[field]} "{key}", which is not allowed`,
	}
}

_parameters := input.parameters["required-metadata-missing"]

_faults(value, pattern) := ["lacks"] if {
	value in {"", null}
} else := [] if {
	regex.match(pattern, value)
} else := ["has another value than is required in"]

_nouns := {"annotations": "annotation", "labels": "label"}
