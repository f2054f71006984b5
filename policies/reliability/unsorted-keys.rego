# METADATA
# title: Keys are not sorted
# description: |
#   For teams that keep the keys of their manifests in the order of the alphabet, so
#   that two are easy to compare. One finding an object, at the first key that is
#   out of order.
# related_resources:
#   - ref: https://yaml.org/spec/1.2.2/#mapping
#     description: YAML, mappings
# custom:
#   severity: info
#   profile: optional
#   kinds: [any]
#   compliance:
#     cwe: [CWE-1078]
#   aliases:
#     kube-linter: [sorted-keys]
#   models: [order]
package kubevet.reliability["unsorted-keys"]

deny contains finding if {
	unsorted := input.model.order[input.position]
	key := unsorted.path[count(unsorted.path) - 1]
	finding := {
		"path": unsorted.path,
		"message": $`key "{key}" stands after "{unsorted.after}"`,
	}
}
