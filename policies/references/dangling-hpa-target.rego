# METADATA
# title: Autoscaler scales nothing
# description: |
#   What the autoscaler is to scale is not among the manifests, so it never acts: the
#   workload was renamed, or has another kind. The number of pods stays what it is,
#   whatever the load.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal Pod Autoscaling
#   - ref: https://keda.sh/docs/latest/reference/scaledobject-spec/
#     description: KEDA, ScaledObject
# custom:
#   severity: high
#   profile: recommended
#   kinds: [HorizontalPodAutoscaler, ScaledObject.keda.sh]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-horizontalpodautoscaler]
#     kubescape: [C-0300]
#     kube-score: [horizontalpodautoscaler-has-target]
#     gatekeeper: [general/horizontalpodautoscaler]
#   models: [references]
package kubevet.references["dangling-hpa-target"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("scale-target")
	finding := references.finding(reference, _message(reference), _expected(reference))
}

_message(reference) := references.absent(reference) if is_null(reference.other)

_message(reference) := $`{references.named(reference)} is not among the manifests, but a {split(reference.other.kind, ".")[0]} of that name` if {
	not is_null(reference.other)
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if {
	reference.inhabited
	not reference.operated
}

_expected(reference) if not is_null(reference.other)
