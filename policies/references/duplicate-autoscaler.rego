# METADATA
# title: Two autoscalers act on one workload
# description: |
#   Each undoes what the other one has done: two that count pods set different numbers
#   by turns; a vertical autoscaler that changes the requests moves the very figure by
#   which a horizontal one counts pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal Pod Autoscaling
#   - ref: https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md
#     description: Vertical Pod Autoscaler, known limitations
# custom:
#   severity: high
#   profile: recommended
#   kinds: [HorizontalPodAutoscaler, VerticalPodAutoscaler, ScaledObject.keda.sh]
#   compliance:
#     cwe: [CWE-694]
#   aliases:
#     kyverno: [prevent-duplicate-hpa, prevent-duplicate-vpa]
#   models: [references]
package kubevet.references["duplicate-autoscaler"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("rival")
	finding := references.finding(reference, _message(reference), true)
}

_message(reference) := $`{_kind(reference)} "{reference.other.name}" scales {references.named(reference)} too` if reference.key == ""

_message(reference) := $`{_kind(reference)} "{reference.other.name}" counts pods by the {reference.key} that this one sets` if reference.key != ""

_kind(reference) := split(reference.other.kind, ".")[0]
