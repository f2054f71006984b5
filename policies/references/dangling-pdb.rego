# METADATA
# title: Disruption budget is for no pod
# description: |
#   No pod template of the namespace has the labels that the budget is for: while nodes
#   are drained, nothing keeps all pods of the workload from being evicted at once.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [PodDisruptionBudget]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-pdb"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("budget-pods")
	reference.inhabited
	finding := references.finding(reference, $"{reference.name} selects no pod{_near(reference)}", references.lived(reference))
}

_near(reference) := $"; the nearest is {reference.near}" if reference.near != ""

_near(reference) := "" if reference.near == ""
