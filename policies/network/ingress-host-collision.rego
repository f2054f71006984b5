# METADATA
# title: Two objects claim the same host and path
# description: |
#   Two objects claim the same host and path of the same class or gateway. The
#   controller serves one of them, as a rule the older: the other gets no traffic, or,
#   when the first is deleted and made anew, takes its visitors with their passwords and
#   cookies. Canaries, and routes that also match headers or methods, share a path on
#   purpose and are not reported.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/how-it-works/#building-the-nginx-model
#     description: ingress-nginx, who wins when several Ingresses have the same host and path
#   - ref: https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
#     description: Gateway API, HTTPRouteRule, precedence among routes
# custom:
#   severity: high
#   profile: recommended
#   help: give the host and path to one of them
#   kinds: [Ingress, HTTPRoute, Route.route.openshift.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-694]
#   aliases:
#     gatekeeper: [general/uniqueingresshost]
#     kyverno: [unique-routes, unique-ingress-paths, restrict-ingress-host, unique-ingress-host-and-path]
#   models: [claims]
package kubevet.network["ingress-host-collision"]

import data.kubevet.lib.manifest

deny contains finding if {
	some conflict in input.model.claims.routes[manifest.group_kind][input.namespace][input.object.metadata.name]
	finding := {
		"path": conflict.path,
		"message": $`{conflict.what} is claimed by {conflict.other.kind} "{conflict.other.namespace}/{conflict.other.name}" too`,
		"related": [object.union(conflict.other, {"message": "claims it too"})],
	}
}
