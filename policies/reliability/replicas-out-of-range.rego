# METADATA
# title: Number of pods is outside of the range that is allowed
# description: |
#   For clusters that bound how many pods a workload may have. The parameters min
#   and max are the bounds, both inclusive; 0 is none, so that nothing is reported
#   unless one is set.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
#     description: Deployments
# custom:
#   severity: info
#   profile: optional
#   kinds: [Deployment, ReplicaSet, StatefulSet]
#   compliance:
#     cwe: [CWE-770]
#   aliases:
#     gatekeeper: [general/replicalimits]
#     kyverno: [restrict-scale]
#   parameters: {min: 0, max: 0}
package kubevet.reliability["replicas-out-of-range"]

deny contains finding if {
	bounds := input.parameters["replicas-out-of-range"]
	replicas := object.get(input.object, ["spec", "replicas"], 1)
	is_number(replicas)
	some fault in _faults(replicas, bounds)
	finding := {
		"path": ["spec", "replicas"],
		"message": $"{replicas} replicas are {fault}",
	}
}

_faults(replicas, bounds) := [$"fewer than {bounds.min}"] if {
	bounds.min > 0
	replicas < bounds.min
} else := [$"more than {bounds.max}"] if {
	bounds.max > 0
	replicas > bounds.max
}
