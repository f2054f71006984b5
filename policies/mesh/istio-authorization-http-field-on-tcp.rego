# METADATA
# title: Policy asks for HTTP where there is none
# description: |
#   Of a port that is no HTTP to Istio, and of everything that ztunnel lets through in
#   ambient mode, methods, paths, hosts and tokens are not known: an ALLOW rule that
#   asks for them matches nothing, and a DENY rule matches without them.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/authorization-policy/
#     description: Istio, AuthorizationPolicy
#   - ref: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
#     description: Istio, protocol selection
#   - ref: https://istio.io/latest/docs/ambient/usage/l4-policy/
#     description: Istio, policies in ambient mode
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [AuthorizationPolicy.security.istio.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [mesh]
package kubevet.mesh["istio-authorization-http-field-on-tcp"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	some field in _http_fields
	istio.ambient
	not istio.attached
	not istio.for_gateway
	finding := {"path": field, "message": "ztunnel, which enforces the policy, sees no HTTP"}
}

deny contains finding if {
	some field in _http_fields
	not istio.ambient
	not istio.attached
	count(istio.policy.services) > 0
	every service in istio.policy.services {
		every port in service.ports { _tcp(port) }
	}
	service := istio.policy.services[0].service
	finding := {
		"path": field,
		"message": $`the ports of Service "{service.name}" are no HTTP to Istio`,
		"profile": "strict",
		"related": [service],
	}
}

_http_fields contains array.concat(part.path, [field]) if {
	some rule in istio.rules
	some part in istio.parts(rule)
	some field, _ in part.spec
	field in istio.http_fields
}

_http_fields contains array.concat(rule.path, ["when", i, "key"]) if {
	some rule in istio.rules
	some i, when in manifest.list(rule.spec, ["when"])
	startswith(when.key, "request.")
}

# A port is what its appProtocol says, or else its name up to the first dash; what says
# nothing is found out. HTTPS is not taken apart.
_tcp(port) if port.protocol in {"UDP", "SCTP"}

_tcp(port) if lower(port.protocol) in _tcp_protocols

_tcp(port) if {
	port.protocol == ""
	split(port.name, "-")[0] in _tcp_protocols
}

_tcp_protocols := {"https", "mongo", "mysql", "postgres", "redis", "tcp", "tls", "udp"}
