# METADATA
# title: Spread constraint is refused or without effect
# description: |
#   The API server refuses a constraint with a maxSkew below 1, with an unknown
#   whenUnsatisfiable, with minDomains unless it is DoNotSchedule, or with the
#   topologyKey and whenUnsatisfiable of another. And a constraint whose
#   labelSelector does not choose the pod itself, or is missing, counts other pods
#   or none: the pods are not spread.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-score: [pod-topology-spread-constraints]
#     polaris: [topologySpreadConstraint]
#   yields: [invalid-enum-value]
package kubevet.reliability["topology-spread-invalid"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.selector

deny contains finding if {
	some constraint in _constraints
	constraint.spec.maxSkew < 1
	finding := {
		"path": array.concat(constraint.path, ["maxSkew"]),
		"message": $"maxSkew is {constraint.spec.maxSkew}, and at least 1 is possible",
	}
}

deny contains finding if {
	some constraint in _constraints
	action := constraint.spec.whenUnsatisfiable
	not action in {"DoNotSchedule", "ScheduleAnyway"}
	finding := {
		"path": array.concat(constraint.path, ["whenUnsatisfiable"]),
		"message": $`whenUnsatisfiable is "{action}", which is neither DoNotSchedule nor ScheduleAnyway`,
	}
}

deny contains finding if {
	some constraint in _constraints
	is_number(constraint.spec.minDomains)
	constraint.spec.whenUnsatisfiable == "ScheduleAnyway"
	finding := {
		"path": array.concat(constraint.path, ["minDomains"]),
		"message": "minDomains goes with DoNotSchedule only",
	}
}

deny contains finding if {
	some p in pod.pods
	list := manifest.list(p.spec, ["topologySpreadConstraints"])
	some i, constraint in list
	some j, other in list
	j < i
	constraint.topologyKey == other.topologyKey
	constraint.whenUnsatisfiable == other.whenUnsatisfiable
	finding := {
		"path": array.concat(p.path, ["topologySpreadConstraints", i, "topologyKey"]),
		"message": $`a constraint before has topologyKey "{constraint.topologyKey}" and {constraint.whenUnsatisfiable} too`,
	}
}

deny contains finding if {
	some constraint in _constraints
	constraint.complete
	chosen := constraint.spec.labelSelector
	is_object(chosen)
	count(chosen) > 0
	not selector.matches(chosen, constraint.labels)
	count(selector.keys(chosen) & _generated) == 0
	finding := {
		"path": array.concat(constraint.path, ["labelSelector"]),
		"message": "the constraint counts other pods: its labelSelector does not choose the labels of this one",
		"severity": "medium",
	}
}

deny contains finding if {
	some constraint in _constraints
	constraint.complete
	object.get(constraint.spec, "labelSelector", null) == null
	count(object.get(constraint.spec, "matchLabelKeys", [])) == 0
	finding := {
		"path": array.concat(constraint.path, ["labelSelector"]),
		"message": "the constraint counts no pods: it has no labelSelector",
		"severity": "medium",
	}
}

_constraints := [{"spec": constraint, "path": array.concat(p.path, ["topologySpreadConstraints", i]), "labels": manifest.mapping(p.metadata, ["labels"]), "complete": _complete(p)} |
	some p in pod.pods
	some i, constraint in manifest.list(p.spec, ["topologySpreadConstraints"])
	is_object(constraint)
]

# The labels of a run's pods come from elsewhere.
_complete(p) if {
	pod.complete(p)
	not contains(manifest.group_kind, "tekton.dev")
} else := false

# Labels that controllers add.
_generated := {
	"app.kubernetes.io/pod-index", "apps.kubernetes.io/pod-index", "batch.kubernetes.io/job-name", "controller-revision-hash", "job-name",
	"pod-template-hash", "rollouts-pod-template-hash", "serving.knative.dev/revision", "serving.knative.dev/service", "statefulset.kubernetes.io/pod-name",
}
