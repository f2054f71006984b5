# METADATA
# title: Vertical autoscaler sizes nothing
# description: |
#   What the VerticalPodAutoscaler is to size is not among the manifests, so it neither
#   sets nor recommends requests.
# related_resources:
#   - ref: https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler
#     description: Vertical Pod Autoscaler
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [VerticalPodAutoscaler]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [verify-vpa-target]
#   models: [references]
package kubevet.references["dangling-vpa-target"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("vertical-target")
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
