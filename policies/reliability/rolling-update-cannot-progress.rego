# METADATA
# title: Rolling update cannot take a single step
# description: |
#   An update that may neither stop a pod nor start one more cannot begin; the API
#   server refuses it. So it does a DaemonSet that may do both, as it may with a
#   maxSurge of its own and the default maxUnavailable of 1, a StatefulSet with a
#   maxUnavailable of 0, and a Deployment whose progress deadline, by default 600
#   seconds, is over before a pod has been ready for minReadySeconds.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Deployments, strategy
#   - ref: https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
#     description: Perform a rolling update on a DaemonSet
#   - ref: https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/apps/validation/validation.go
#     description: Validation of apps/v1
# custom:
#   severity: high
#   profile: recommended
#   kinds: [DaemonSet, Deployment, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.reliability["rolling-update-cannot-progress"]

import data.kubevet.lib.intstr

deny contains finding if {
	input.object.kind == "Deployment"
	rolling := input.object.spec.strategy.rollingUpdate
	intstr.none(rolling.maxUnavailable)
	intstr.none(rolling.maxSurge)
	finding := {
		"path": ["spec", "strategy", "rollingUpdate", "maxUnavailable"],
		"message": "the update may neither stop a pod nor start one more: maxUnavailable and maxSurge are 0",
	}
}

deny contains finding if {
	input.object.kind == "DaemonSet"
	rolling := input.object.spec.updateStrategy.rollingUpdate
	intstr.none(rolling.maxUnavailable)
	intstr.none(object.get(rolling, "maxSurge", 0))
	finding := {
		"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"],
		"message": "the update may neither stop a pod nor start one more: maxUnavailable and maxSurge are 0",
	}
}

deny contains finding if {
	input.object.kind == "DaemonSet"
	rolling := input.object.spec.updateStrategy.rollingUpdate
	not is_null(rolling.maxSurge)
	not intstr.none(rolling.maxSurge)
	not intstr.none(object.get(rolling, "maxUnavailable", 1))
	finding := {
		"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"],
		"message": "a DaemonSet with maxSurge must have a maxUnavailable of 0, which is 1 by default",
	}
}

deny contains finding if {
	input.object.kind == "StatefulSet"
	intstr.none(input.object.spec.updateStrategy.rollingUpdate.maxUnavailable)
	finding := {
		"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"],
		"message": "the update may stop no pod: maxUnavailable is 0",
	}
}

deny contains finding if {
	input.object.kind == "Deployment"
	ready := object.get(input.object, ["spec", "minReadySeconds"], 0)
	deadline := object.get(input.object, ["spec", "progressDeadlineSeconds"], 600)
	is_number(ready)
	is_number(deadline)
	deadline <= ready
	finding := {
		"path": ["spec", "progressDeadlineSeconds"],
		"message": $"the update fails after {deadline} seconds, and a pod counts as ready after {ready}",
	}
}
