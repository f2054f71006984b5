# METADATA
# title: Route leads to a Service that is not there
# description: |
#   The router of OpenShift answers 503 for the host: no Service of that name is in the
#   namespace of the Route, or it has no such port.
# related_resources:
#   - ref: https://docs.openshift.com/container-platform/latest/rest_api/network_apis/route-route-openshift-io-v1.html
#     description: OpenShift, Route
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Route.route.openshift.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-route-target"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("openshift-route")
	reference.why == "absent"
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

deny contains finding if {
	some reference in references.missing("openshift-route")
	reference.why == "port"
	finding := references.finding(reference, references.portless(reference), true)
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)

_expected(reference) if reference.inhabited
