# METADATA
# title: Two containers of a pod have one name
# description: |
#   The API server refuses the pod: names are unique among its containers, init
#   containers and ephemeral containers.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
#     description: Container
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-694]
package kubevet.references["duplicate-container-name"]

import data.kubevet.lib.pod

deny contains finding if {
	some group in pod.groups
	names := [container.own.name | some container in group.containers]
	count({name | some name in names}) < count(names)
	some i, container in group.containers
	name := container.own.name
	is_string(name)
	name in array.slice(names, 0, i)
	finding := {
		"path": array.concat(container.path, ["name"]),
		"message": $`another container of the pod is named "{name}"`,
	}
}
