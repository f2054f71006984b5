# METADATA
# title: Autoscaler has nothing to choose between
# description: |
#   With as many pods at the most as at the least the autoscaler never changes their
#   number, whatever the load. With fewer at the most than at the least the API
#   server refuses it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: high
#   profile: recommended
#   kinds: [HorizontalPodAutoscaler]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     polaris: [hpaMaxAvailability]
#     gatekeeper: [general/horizontalpodautoscaler]
package kubevet.reliability["hpa-max-equals-min"]

deny contains finding if {
	_least == input.object.spec.maxReplicas
	finding := {
		"path": ["spec", "maxReplicas"],
		"message": $"the autoscaler always wants {_least} pods: its minimum is its maximum",
		"severity": "low",
		"profile": "strict",
	}
}

deny contains finding if {
	_least > input.object.spec.maxReplicas
	finding := {
		"path": ["spec", "maxReplicas"],
		"message": $"the autoscaler wants {input.object.spec.maxReplicas} pods at the most and {_least} at the least",
	}
}

_least := least if {
	least := object.get(input.object, ["spec", "minReplicas"], 1)
	is_number(least)
	is_number(input.object.spec.maxReplicas)
}
