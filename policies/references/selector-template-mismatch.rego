# METADATA
# title: Selector does not choose the pods of its own template
# description: |
#   The API server refuses the object: a controller has to select the pods that it
#   makes, else it would make more without end.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector
#     description: Deployments, selector
#   - ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
#     description: Label selectors
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [DaemonSet, Deployment, Job, ReplicaSet, ReplicationController, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [mismatching-selector]
#     kubescape: [C-0296]
#     kube-score: [deployment-pod-selector-labels-match-template-metadata-labels, statefulset-pod-selector-labels-match-template-metadata-labels]
package kubevet.references["selector-template-mismatch"]

import data.kubevet.lib.manifest
import data.kubevet.lib.selector

deny contains finding if {
	chosen := _selector
	template := input.object.spec.template
	is_object(template)
	not selector.matches(chosen, manifest.mapping(template, ["metadata", "labels"]))
	finding := {
		"path": ["spec", "selector"],
		"message": "the selector does not match the labels of the pod template",
	}
}

_selector := {"matchLabels": input.object.spec.selector} if {
	input.object.kind == "ReplicationController"
	is_object(input.object.spec.selector)
} else := input.object.spec.selector if {
	input.object.kind == "Job"
	input.object.spec.manualSelector == true
	_some(input.object.spec.selector)
} else := input.object.spec.selector if {
	not input.object.kind in {"Job", "ReplicationController"}
	_some(input.object.spec.selector)
}

_some(value) if {
	is_object(value)
	count(selector.keys(value)) > 0
}
