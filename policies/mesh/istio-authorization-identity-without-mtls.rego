# METADATA
# title: Policy names clients that need not prove who they are
# description: |
#   Principals, namespaces and service accounts are known of clients that use mutual
#   TLS alone. Where plaintext is taken too, who uses it is nobody: a DENY rule for
#   some clients does not match, and an ALLOW rule for all but some does.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/authorization-policy/
#     description: Istio, AuthorizationPolicy
#   - ref: https://istio.io/latest/docs/concepts/security/#dependency-on-mutual-tls
#     description: Istio, dependency on mutual TLS
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AuthorizationPolicy.security.istio.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-287]
#   models: [mesh]
package kubevet.mesh["istio-authorization-identity-without-mtls"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	not _strict
	not istio.for_gateway
	not istio.attached
	some bypass in _bypasses
	finding := object.union({"path": bypass.path, "message": bypass.message}, _certain)
}

deny contains finding if {
	istio.policy.mode.mode == "DISABLE"
	istio.action == "ALLOW"
	some place in _named("", "values")
	finding := {
		"path": place,
		"message": "the rule matches nobody: the workloads take plaintext alone",
		"severity": "medium",
		"related": [istio.policy.mode.by],
	}
}

_bypasses contains {"path": place, "message": "who comes without mutual TLS is not denied"} if {
	istio.action == "DENY"
	some place in _named("", "values")
}

_bypasses contains {"path": place, "message": "who comes without mutual TLS is let in"} if {
	istio.action == "ALLOW"
	some place in _named("not", "notValues")
	not _asks_identity(array.slice(place, 0, 3))
}

# _named are the fields that name clients, or that name all others.
_named(prefix, values) := {place |
	some rule in istio.rules
	some part in istio.parts(rule)
	part.kind == "source"
	some name in ["Principals", "Namespaces", "ServiceAccounts", "TrustDomains"]
	field := _field(prefix, name)
	count(manifest.list(part.spec, [field])) > 0
	place := array.concat(part.path, [field])
} | {place |
	some rule in istio.rules
	some i, when in manifest.list(rule.spec, ["when"])
	when.key in {"source.principal", "source.namespace", "source.serviceAccount", "source.trustDomain"}
	count(manifest.list(when, [values])) > 0
	place := array.concat(rule.path, ["when", i, values])
}

_field("not", name) := $"not{name}"

_field("", name) := $"{lower(substring(name, 0, 1))}{substring(name, 1, -1)}"

# A rule that names clients too matches nobody without mutual TLS; nor does one for
# requests that carry a token match those without.
_asks_identity(rule) if {
	some place in _named("", "values")
	array.slice(place, 0, 3) == rule
}

_strict if istio.policy.mode.mode == "STRICT"

# Without a policy the mode is PERMISSIVE, unless there is one elsewhere.
_certain := {"related": [istio.policy.mode.by]} if {
	istio.policy.mode.mode in {"PERMISSIVE", "DISABLE"}
} else := {"severity": "medium", "profile": "strict"}
