# METADATA
# title: Istio routes to what is not there
# description: |
#   Requests fail with 503: the host of the destination is no Service among the
#   manifests, no DestinationRule defines the subset, or the Gateway that the routes
#   are for does not exist, so that they have no effect.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
#     description: Istio, Destination
#   - ref: https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule
#     description: Istio, common problems
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [VirtualService.networking.istio.io, DestinationRule.networking.istio.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-mesh-destination"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("mesh-host")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

deny contains finding if {
	some reference in references.missing("mesh-gateway")
	finding := references.finding(reference, references.absent(reference), references.tended(reference))
}

deny contains finding if {
	some reference in references.missing("mesh-subset")
	finding := references.finding(reference, $`no DestinationRule defines the subset "{reference.key}" of "{reference.name}"`, _defined(reference))
}

default _expected(_) := false

_expected(reference) if references.tended(reference)

_expected(reference) if reference.inhabited

default _defined(_) := false

_defined(reference) if not is_null(reference.other)
