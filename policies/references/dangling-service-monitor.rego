# METADATA
# title: Monitor finds nothing to scrape
# description: |
#   No Service of the namespace has the labels that a ServiceMonitor selects, no pod
#   those of a PodMonitor, or what it selects has no port of that name. Prometheus then
#   scrapes nothing, and alerts on these metrics never fire.
# related_resources:
#   - ref: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
#     description: Prometheus Operator, ServiceMonitor
#   - ref: https://prometheus-operator.dev/docs/platform/troubleshooting/
#     description: Prometheus Operator, troubleshooting
# custom:
#   severity: low
#   profile: recommended
#   kinds: [ServiceMonitor.monitoring.coreos.com, PodMonitor.monitoring.coreos.com]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [dangling-servicemonitor]
#   models: [references]
package kubevet.references["dangling-service-monitor"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("monitored")
	reference.why == "unmatched"
	_there(reference)
	finding := references.finding(reference, $"{reference.name} selects no {reference.kind}", _expected(reference))
}

deny contains finding if {
	some reference in references.missing("monitored")
	reference.why == "port"
	finding := references.finding(reference, references.portless(reference), true)
}

_there(reference) if reference.inhabited

_there(reference) if reference.declared

default _expected(_) := false

_expected(reference) if {
	reference.kind == "Service"
	reference.declared
	not reference.operated
}

_expected(reference) if {
	reference.kind == "Pod"
	references.lived(reference)
}
