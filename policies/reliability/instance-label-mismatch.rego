# METADATA
# title: Instance label is not the name of the object
# description: |
#   For teams that name every object after the instance of the application that it
#   belongs to: app.kubernetes.io/instance is another name than the object has.
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
#     polaris: [metadataAndInstanceMismatched]
package kubevet.reliability["instance-label-mismatch"]

deny contains finding if {
	instance := input.object.metadata.labels["app.kubernetes.io/instance"]
	is_string(instance)
	name := input.object.metadata.name
	instance != name
	finding := {
		"path": ["metadata", "labels", "app.kubernetes.io/instance"],
		"message": $`label app.kubernetes.io/instance is "{instance}", and the name is "{name}"`,
	}
}
