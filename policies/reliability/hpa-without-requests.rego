# METADATA
# title: Autoscaler cannot compute what it scales by
# description: |
#   The autoscaler is to hold the use of a resource at a percentage of what is
#   requested, and a container requests none of it: the metric is never known, and
#   the number of pods never changes. Counted are requests of the whole pod (from
#   Kubernetes 1.34 on), limits, which stand for requests, and the defaults of
#   LimitRanges and a VerticalPodAutoscaler of the bundle. Native sidecars need a
#   request too; a metric of type ContainerResource needs only that of its
#   container. An autoscaler without metrics scales by CPU.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work
#     description: How a HorizontalPodAutoscaler works
#   - ref: https://keda.sh/docs/latest/scalers/cpu/
#     description: KEDA, CPU scaler
# custom:
#   severity: high
#   profile: recommended
#   kinds: [CloneSet.apps.kruise.io, ReplicaSet, ReplicationController, StatefulSet.apps.kruise.io, Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   models: [availability]
package kubevet.reliability["hpa-without-requests"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.resources
import data.kubevet.lib.workload

deny contains finding if {
	some scaler in availability.self.scalers
	some metric in _metrics(scaler, input.named[scaler.kind][scaler.namespace][scaler.name])
	some group in pod.groups
	bad := [container |
		some container in group.containers
		container.role in {"container", "sidecar"}
		metric.container in {"", container.spec.name}
		not resources.requested(container, metric.resource)
	]
	lacking := workload.lacking(bad, [resources.field, "requests", metric.resource], $`no {metric.resource} request, which {split(scaler.kind, ".")[0]} "{scaler.name}" scales by`)
	finding := object.union(lacking, {"related": [availability.related(scaler, metric.path, "scales by a percentage of the request")]})
}

# _metrics are those that are percentages of requests: of which resource, and of
# which container, "" for all.
_metrics(scaler, o) := array.concat(_written(o), _implied(o)) if {
	scaler.kind == "HorizontalPodAutoscaler"
}

_metrics(scaler, o) := [{"resource": trigger.type, "container": container, "path": ["spec", "triggers", i]} |
	some i, trigger in manifest.list(o, ["spec", "triggers"])
	trigger.type in {"cpu", "memory"}
	object.get(trigger, "metricType", manifest.at(trigger, ["metadata", "type"], "Utilization")) == "Utilization"
	container := manifest.at(trigger, ["metadata", "containerName"], "")
] if {
	scaler.kind == "ScaledObject.keda.sh"
}

_written(o) := [metric |
	some i, m in manifest.list(o, ["spec", "metrics"])
	some kind, field in {"Resource": "resource", "ContainerResource": "containerResource"}
	m.type == kind
	_percentage(m[field])
	m[field].name in {"cpu", "memory"}
	metric := {"resource": m[field].name, "container": manifest.at(m[field], ["container"], ""), "path": ["spec", "metrics", i]}
]

_percentage(metric) if is_number(metric.target.averageUtilization)

_percentage(metric) if is_number(metric.targetAverageUtilization)

_implied(o) := [{"resource": "cpu", "container": "", "path": ["spec"]}] if {
	count(manifest.list(o, ["spec", "metrics"])) == 0
} else := []
