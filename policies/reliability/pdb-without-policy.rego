# METADATA
# title: Budget does not say how many pods it allows to miss
# description: |
#   With neither minAvailable nor maxUnavailable the disruption controller allows no
#   eviction at all, and nodes with one of the pods cannot be drained. With both the
#   API server refuses the budget.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget for your application
#   - ref: https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/disruption/disruption.go
#     description: The disruption controller
# custom:
#   severity: high
#   profile: recommended
#   kinds: [PodDisruptionBudget]
#   compliance:
#     cwe: [CWE-833]
#   aliases:
#     kube-score: [poddisruptionbudget-has-policy]
package kubevet.reliability["pdb-without-policy"]

import data.kubevet.lib.manifest

deny contains finding if {
	count(_policies) == 0
	finding := {
		"path": ["spec", "maxUnavailable"],
		"message": $`budget "{manifest.name}" sets neither minAvailable nor maxUnavailable, so no pod can be evicted`,
	}
}

deny contains finding if {
	count(_policies) == 2
	finding := {
		"path": ["spec", "minAvailable"],
		"message": $`budget "{manifest.name}" sets both minAvailable and maxUnavailable`,
	}
}

_policies contains field if {
	some field in ["minAvailable", "maxUnavailable"]
	value := input.object.spec[field]
	not is_null(value)
}
