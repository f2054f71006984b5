# METADATA
# title: Pod has no priority class of those in use
# description: |
#   Pods without a priority class have the default priority: under pressure it is
#   left to chance which of them make room for others. The parameter classes lists
#   those that may be used; without it a pod must name any.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
#     description: Pod priority and preemption
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [priority-class-name]
#     polaris: [priorityClassNotSet]
#     kyverno: [allowed-pod-priorities, require-pod-priorityclassname]
#   parameters: {classes: []}
package kubevet.reliability["priority-class-missing"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	pod.complete(p)
	object.get(p.spec, "priorityClassName", "") in {"", null}
	finding := {
		"path": array.concat(p.path, ["priorityClassName"]),
		"message": "the pod has no priority class",
	}
}

deny contains finding if {
	some p in pod.pods
	class := p.spec.priorityClassName
	is_string(class)
	class != ""
	classes := input.parameters["priority-class-missing"].classes
	count(classes) > 0
	not class in classes
	finding := {
		"path": array.concat(p.path, ["priorityClassName"]),
		"message": $`priority class "{class}" is none of those in use`,
	}
}
