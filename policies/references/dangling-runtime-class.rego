# METADATA
# title: Pod is of a runtime class that is not there
# description: |
#   Pods that name a RuntimeClass that does not exist are refused or fail. Where
#   classes come with the nodes, declare them under external in the configuration.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
#     description: Runtime Class
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kyverno: [restrict-runtimeClassName]
#   models: [references]
package kubevet.references["dangling-runtime-class"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("runtime-class")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)
