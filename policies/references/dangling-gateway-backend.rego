# METADATA
# title: Route of a Gateway leads nowhere
# description: |
#   The route is attached to no Gateway, so that nothing is served at all, or its
#   backend is not there and requests are answered with 500. A Gateway takes routes of
#   other namespaces only if its listener says so, and a Service those for which a
#   ReferenceGrant in its namespace does.
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/reference/spec/
#     description: Gateway API
#   - ref: https://gateway-api.sigs.k8s.io/api-types/referencegrant/
#     description: ReferenceGrant
# custom:
#   severity: high
#   profile: recommended
#   kinds: [HTTPRoute, GRPCRoute, TCPRoute, TLSRoute, UDPRoute]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kubescape: [C-0302]
#   models: [references]
package kubevet.references["dangling-gateway-backend"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("route-backend")
	finding := references.finding(reference, _backend(reference), _expected(reference))
}

deny contains finding if {
	some reference in references.missing("parent")
	finding := references.finding(reference, _parent(reference), _expected(reference))
}

_backend(reference) := references.absent(reference) if reference.why == "absent"

_backend(reference) := references.portless(reference) if reference.why == "port"

_backend(reference) := $"no ReferenceGrant lets routes of this namespace lead to {references.named(reference)}" if reference.why == "forbidden"

_parent(reference) := references.absent(reference) if reference.why == "absent"

_parent(reference) := $`{references.named(reference)} has no listener "{reference.key}"` if reference.why == "section"

_parent(reference) := $"{references.named(reference)} takes no routes of this namespace" if reference.why == "forbidden"

default _expected(_) := false

_expected(reference) if reference.why != "absent"

_expected(reference) if reference.declared

_expected(reference) if {
	reference.role == "route-backend"
	reference.inhabited
}
