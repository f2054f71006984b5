# METADATA
# title: Requests without a token are let in
# description: |
#   A RequestAuthentication refuses tokens that are not valid, and nothing else: a
#   request that carries none goes through. An AuthorizationPolicy has to ask for the
#   principal of a token.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/request_authentication/
#     description: Istio, RequestAuthentication
#   - ref: https://istio.io/latest/docs/tasks/security/authorization/authz-jwt/
#     description: Istio, authorization with JWT
# custom:
#   severity: high
#   profile: recommended
#   kinds: [RequestAuthentication.security.istio.io]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
#   models: [mesh, supply]
package kubevet.mesh["istio-jwt-not-required"]

import data.kubevet.lib.bundle
import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains bundle.hedged(finding) if {
	count(manifest.list(input.object, ["spec", "jwtRules"])) > 0
	istio.policy.tokenless != "no"
	not istio.policy.asked
	not _declared
	finding := object.union(
		{"path": ["spec", "jwtRules"], "message": "requests without a token are let in: no AuthorizationPolicy asks for one"},
		_grade,
	)
}

# What gets the token may itself ask for it.
_grade := {"severity": "medium"} if {
	some rule in input.object.spec.jwtRules
	some field in ["forwardOriginalToken", "outputPayloadToHeader", "outputClaimToHeaders"]
	rule[field]
} else := {}

_declared if {
	some namespace in [input.namespace, input.model.mesh.root]
	some _ in bundle.declared("AuthorizationPolicy.security.istio.io", namespace)
}
