# METADATA
# title: Object lacks labels that tell what it belongs to
# description: |
#   Tools and people find what belongs together by labels. The parameter labels
#   lists those that every object has to have; the default is the name and the
#   instance of Kubernetes' recommended labels. One finding an object names all that
#   are missing.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
#     description: Recommended labels
# custom:
#   severity: info
#   profile: optional
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1059]
#   aliases:
#     kubescape: [C-0076, C-0077]
#     kyverno: [require-labels]
#   parameters: {labels: [app.kubernetes.io/name, app.kubernetes.io/instance]}
package kubevet.reliability["recommended-labels-missing"]

import data.kubevet.lib.manifest

deny contains finding if {
	labels := manifest.mapping(input.object, ["metadata", "labels"])
	missing := [label |
		some label in input.parameters["recommended-labels-missing"].labels
		object.get(labels, label, "") in {"", null}
	]
	count(missing) > 0
	finding := {
		"path": ["metadata", "labels"],
		"message": $`{input.object.kind} "{manifest.name}" lacks {concat(", ", missing)}`,
	}
}
