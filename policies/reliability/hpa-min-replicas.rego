# METADATA
# title: Autoscaler may leave a single pod
# description: |
#   When there is little to do, which is when nodes are updated, one pod is left,
#   and the application is gone while it is started anew. The parameter min is how
#   many there should be at the least. A minimum of 0 is refused before Kubernetes
#   1.37, and from then on needs a metric that is there without pods, of type Object
#   or External.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: high
#   profile: recommended
#   kinds: [HorizontalPodAutoscaler]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [hpa-minimum-three-replicas]
#     kube-score: [horizontalpodautoscaler-replicas]
#     polaris: [hpaMinAvailability]
#     gatekeeper: [general/horizontalpodautoscaler]
#     datree: [HPA_MISSING_MINREPLICAS_KEY]
#   parameters: {min: 2}
package kubevet.reliability["hpa-min-replicas"]

import data.kubevet.lib.manifest

deny contains finding if {
	least := object.get(input.object, ["spec", "minReplicas"], 1)
	least > 0
	least < input.parameters["hpa-min-replicas"].min
	not input.object.spec.maxReplicas <= least
	finding := {
		"path": ["spec", "minReplicas"],
		"message": $"the autoscaler may leave {least} pod",
		"severity": "low",
		"profile": "strict",
	}
}

deny contains finding if {
	input.object.spec.minReplicas == 0
	input.target.minor < 37
	finding := {
		"path": ["spec", "minReplicas"],
		"message": "an autoscaler cannot leave 0 pods before Kubernetes 1.37",
	}
}

deny contains finding if {
	input.object.spec.minReplicas == 0
	input.target.minor >= 37
	not _metric_without_pods
	finding := {
		"path": ["spec", "minReplicas"],
		"message": "an autoscaler that leaves 0 pods needs a metric of type Object or External",
	}
}

_metric_without_pods if {
	some metric in manifest.list(input.object, ["spec", "metrics"])
	metric.type in {"External", "Object"}
}
