# METADATA
# title: NetworkPolicy lets nobody in whom it names
# description: |
#   A peer without namespaceSelector is of the policy's own namespace, where no pod
#   template has these labels. Where a label there is almost the same, it is a slip,
#   and the traffic that the rule is for is dropped.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
#     description: Behavior of to and from selectors
# custom:
#   severity: low
#   profile: recommended
#   kinds: [NetworkPolicy]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-networkpolicypeer-podselector]
#   models: [references]
package kubevet.references["dangling-network-policy-peer"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("policy-peer")
	reference.inhabited
	finding := references.finding(reference, $"{reference.name} selects no pod of the namespace{_near(reference)}", _slip(reference))
}

default _slip(_) := false

_slip(reference) if reference.near != ""

_near(reference) := $"; the nearest is {reference.near}" if reference.near != ""

_near(reference) := "" if reference.near == ""
