# METADATA
# title: Clients of the mesh send plaintext
# description: |
#   Mutual TLS is what Istio uses by itself between pods of the mesh. The rule turns it
#   off for what clients send to the host: it can be read on the way, has no sender
#   that a policy could name, and is refused where the host takes mutual TLS alone.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/destination-rule/
#     description: Istio, DestinationRule
#   - ref: https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/
#     description: Istio, TLS configuration
# custom:
#   severity: high
#   profile: recommended
#   kinds: [DestinationRule.networking.istio.io]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     kyverno: [enforce-tls-hosts-host-subnets]
#   models: [mesh]
package kubevet.mesh["istio-destination-rule-tls-disabled"]

import data.kubevet.lib.istio

deny contains finding if {
	some tls in istio.tls
	tls.spec.mode in {"DISABLE", "SIMPLE"}
	_strict.mode.mode == "STRICT"
	not _strict.outside
	finding := object.union(
		{
			"path": array.concat(tls.path, ["mode"]),
			"message": $`Service "{_strict.service.name}" takes Istio's mutual TLS alone, so requests fail`,
			"related": [_strict.mode.by, _strict.service],
		},
		_certain,
	)
}

# Pods that the mesh does not have take what they are sent, whatever policies say.
_certain := {} if {
	istio.joins(input.named.Namespace[""][_strict.service.namespace].metadata.labels)
} else := {"severity": "medium", "profile": "strict"}

deny contains finding if {
	some tls in istio.tls
	tls.spec.mode == "DISABLE"
	regex.match(`^\*(\.local|(\.[a-z0-9-]+)?\.svc\.cluster\.local)?$`, input.object.spec.host)
	finding := {"path": array.concat(tls.path, ["mode"]), "message": $`mutual TLS is off for the hosts "{input.object.spec.host}"`}
}

# A host may be no part of the mesh, when there is no other way.
deny contains finding if {
	some tls in istio.tls
	tls.spec.mode == "DISABLE"
	not _settled
	_inside(input.object.spec.host)
	finding := {
		"path": array.concat(tls.path, ["mode"]),
		"message": $`requests to "{input.object.spec.host}" are sent in plaintext`,
		"severity": "medium",
		"profile": "strict",
	}
}

_strict := input.model.mesh.hosts[input.position]

# Where plaintext alone is taken the rule has to send it.
_settled if _strict.mode.mode in {"STRICT", "DISABLE"}

_settled if _strict.outside

# The API server is no part of any mesh.
_inside(host) if {
	not contains(host, "*")
	not regex.match(`^kubernetes\.default(\.|$)`, host)
	regex.match(`^[a-z0-9-]+(\.[a-z0-9-]+\.svc(\.cluster\.local)?)?$`, host)
}
