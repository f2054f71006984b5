# METADATA
# title: Ingress leads to a Service that is not there
# description: |
#   The controller answers requests for the path with an error, 503 most often: the
#   Service of the backend is not in the namespace of the Ingress, or has no such port.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource
#     description: Ingress
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Ingress]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-ingress]
#     kubescape: [C-0298]
#     kube-score: [ingress-targets-service]
#   models: [references]
package kubevet.references["dangling-ingress-backend"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("ingress-backend")
	reference.why == "absent"
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

deny contains finding if {
	some reference in references.missing("ingress-backend")
	reference.why == "port"
	finding := references.finding(reference, references.portless(reference), true)
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)

_expected(reference) if reference.inhabited
