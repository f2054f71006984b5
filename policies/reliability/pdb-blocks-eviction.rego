# METADATA
# title: Budget lets no pod be evicted
# description: |
#   A node with one of the pods cannot be drained: updates of the cluster stop there
#   until somebody deletes the pod by hand. The budget wants all pods to be
#   available, or as many as there are: as many as its workloads have replicas, or
#   as their autoscaler may leave. Percentages are rounded up as the disruption
#   controller does it, so that half of one pod is that pod. And a pod that two
#   budgets select cannot be evicted at all.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget for your application
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
#     description: Disruptions
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/#how-api-initiated-eviction-works
#     description: How API-initiated eviction works
# custom:
#   severity: high
#   profile: recommended
#   help: let the budget spare one pod
#   kinds: [PodDisruptionBudget]
#   compliance:
#     cwe: [CWE-833]
#   aliases:
#     kube-linter: [pdb-max-unavailable, pdb-min-available]
#     polaris: [pdbDisruptionsIsZero, pdbMinAvailableGreaterThanHPAMinReplicas]
#     gatekeeper: [general/poddisruptionbudget]
#     kyverno: [pdb-maxunavailable, deployment-replicas-higher-than-pdb, pdb-maxunavailable-with-deployments, pdb-minavailable, require-reasonable-pdbs, require-replicas-allow-disruption]
#   models: [availability]
package kubevet.reliability["pdb-blocks-eviction"]

import data.kubevet.lib.availability
import data.kubevet.lib.intstr
import data.kubevet.lib.manifest

deny contains finding if {
	intstr.none(input.object.spec.maxUnavailable)
	not _nothing
	finding := {
		"path": ["spec", "maxUnavailable"],
		"message": $`budget "{manifest.name}" lets no pod be evicted`,
	}
}

deny contains finding if {
	_all(input.object.spec.minAvailable)
	not _nothing
	finding := {
		"path": ["spec", "minAvailable"],
		"message": $`budget "{manifest.name}" wants all pods to be available, so none can be evicted`,
	}
}

deny contains finding if {
	least := input.object.spec.minAvailable
	not _all(least)
	_pods > 0
	wanted := intstr.scaled(least, _pods, "up")
	wanted >= _pods
	finding := {
		"path": ["spec", "minAvailable"],
		"message": $`budget "{manifest.name}" wants {wanted} of {_pods} pods to be available, so none can be evicted`,
		"related": [_related(w) | some w in _budget.workloads],
	}
}

deny contains finding if {
	some w in _budget.workloads
	count(w.budgets) > 1
	first := w.budgets[0]
	first.name != manifest.name
	finding := {
		"path": ["spec", "selector"],
		"message": $`{split(w.kind, ".")[0]} "{w.name}" has two budgets, so none of its pods can be evicted`,
		"related": [availability.related(first, ["spec", "selector"], "selects them too")],
	}
}

_all(least) if intstr.percent(least) >= 100

_related(w) := availability.related(w, ["spec", "replicas"], $"has {w.replicas} pods at the least")

_budget := input.model.availability.budgets[input.position]

# _pods are how many pods the budget is about; undefined if that is not known.
_pods := sum([w.replicas | some w in _budget.workloads]) if {
	not _budget.open
	count(_budget.workloads) > 0
	every w in _budget.workloads {
		is_number(w.replicas)
	}
}

# _nothing holds if there is nothing to evict.
_nothing if _pods == 0
