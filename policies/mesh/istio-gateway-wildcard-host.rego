# METADATA
# title: Gateway takes requests for every host
# description: |
#   Any name that leads to the gateway is served: VirtualServices of every namespace
#   can bind to it for hosts that are not theirs, and what asks for an internal name
#   from outside gets an answer.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/gateway/
#     description: Istio, Gateway
#   - ref: https://istio.io/latest/docs/ops/best-practices/security/#restrict-gateway-creation-privileges
#     description: Istio, security best practices
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Gateway.networking.istio.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
package kubevet.mesh["istio-gateway-wildcard-host"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	not istio.inner_gateway
	some i, server in manifest.list(input.object, ["spec", "servers"])
	not server.tls.httpsRedirect == true
	some j, host in manifest.list(server, ["hosts"])
	host in {"*", "*/*"}
	not _mutual(server)
	not _nameless(server)
	finding := object.union(
		{"path": ["spec", "servers", i, "hosts", j], "message": "requests for every host are taken"},
		_grade(server),
	)
}

# Of what is passed on as it is, routes say the hosts, and the workload the name.
_grade(server) := {"severity": "low"} if {
	server.tls.mode == "PASSTHROUGH"
} else := {}

# What is neither HTTP nor TLS asks for no host.
_nameless(server) if upper(server.port.protocol) in {"MONGO", "MYSQL", "REDIS", "TCP"}

# Between meshes clients prove who they are, and hosts are passed on by name.
_mutual(server) if server.tls.mode in {"AUTO_PASSTHROUGH", "ISTIO_MUTUAL", "MUTUAL"}
