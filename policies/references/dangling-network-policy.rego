# METADATA
# title: NetworkPolicy is for no pod
# description: |
#   No pod template of the namespace has the labels that the policy is for, so it
#   isolates nobody. Whoever wrote it counts on it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
#     description: Network policies
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1562.004]
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-networkpolicy]
#     kubescape: [C-0299]
#     kube-score: [networkpolicy-targets-pod]
#   models: [references]
package kubevet.references["dangling-network-policy"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("policy-pods")
	reference.inhabited
	finding := references.finding(reference, $"{reference.name} selects no pod{_near(reference)}", references.lived(reference))
}

_near(reference) := $"; the nearest is {reference.near}" if reference.near != ""

_near(reference) := "" if reference.near == ""
