# METADATA
# title: Pod is of a priority class that is not there
# description: |
#   The API server refuses pods that name a PriorityClass that does not exist, so that
#   none is created. Where classes come with the cluster, declare them under external
#   in the configuration.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#pod-priority
#     description: Pod priority
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [priority-class-name]
#   models: [references]
package kubevet.references["dangling-priority-class"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("priority-class")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)
