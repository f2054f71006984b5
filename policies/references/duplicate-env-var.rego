# METADATA
# title: Environment variable is set twice
# description: |
#   The last value counts. Which one that is changes with the order in which templates
#   and patches add to the list, and a patch that merges by name changes one of the
#   two.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/
#     description: Define environment variables
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-694]
#   aliases:
#     kube-linter: [duplicate-env-var]
#     kubescape: [C-0295]
#     kube-score: [environment-variable-key-duplication]
package kubevet.references["duplicate-env-var"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	names := [item.spec.name | some item in pod.items(container, "env")]
	count({name | some name in names}) < count(names)
	some i, item in pod.items(container, "env")
	name := item.spec.name
	is_string(name)
	name in array.slice(names, 0, i)
	finding := {
		"path": array.concat(item.path, ["name"]),
		"message": $`{container.name} sets "{name}" twice`,
	}
}
