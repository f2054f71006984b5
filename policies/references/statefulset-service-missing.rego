# METADATA
# title: StatefulSet has no Service for the names of its pods
# description: |
#   The pods have no names of their own in DNS: the Service that serviceName names is
#   not among the manifests, is not headless, or does not select the pods. Members of a
#   cluster that look for each other by name do not find one another.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id
#     description: StatefulSets, stable network ID
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-score: [statefulset-has-servicename]
#   models: [references]
package kubevet.references["statefulset-service-missing"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("statefulset-service")
	reference.why in {"absent", "unmatched"}
	finding := references.finding(reference, _message(reference), true)
}

deny contains finding if {
	some reference in references.missing("statefulset-service")
	reference.why == "shape"
	finding := object.union(references.finding(reference, $"{references.named(reference)} is not headless", true), {"severity": _lower})
}

deny contains finding if {
	some reference in references.missing("statefulset-service")
	reference.why == "section"
	finding := object.union(references.finding(reference, "no Service is named for the pods", true), {"severity": "info"})
}

_lower := "low"

_message(reference) := references.absent(reference) if reference.why == "absent"

_message(reference) := $"{references.named(reference)} does not select the pods" if reference.why == "unmatched"
