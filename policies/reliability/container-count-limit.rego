# METADATA
# title: Pod has more containers than are allowed
# description: |
#   Containers that scale, fail and are updated together are better few. The
#   parameter max is how many containers a pod may have, init containers not
#   counted; 0 is any number, so that nothing is reported unless it is set.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/#how-pods-manage-multiple-containers
#     description: How pods manage multiple containers
# custom:
#   severity: info
#   profile: optional
#   kinds: [Deployment, DaemonSet, StatefulSet, Pod, Job, CronJob, ReplicaSet, ReplicationController, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, CloneSet.apps.kruise.io, DaemonSet.apps.kruise.io, StatefulSet.apps.kruise.io, Service.serving.knative.dev]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     kyverno: [limit-containers-per-pod]
#   parameters: {max: 0}
package kubevet.reliability["container-count-limit"]

import data.kubevet.lib.pod

deny contains finding if {
	most := input.parameters["container-count-limit"].max
	most > 0
	some group in pod.groups
	running := [container |
		some container in group.containers
		container.role in {"container", "sidecar"}
	]
	count(running) > most
	finding := {
		"path": array.concat(group.pod.path, ["containers"]),
		"message": $"the pod has {count(running)} containers, more than {most}",
	}
}
