# METADATA
# title: Gateway serves HTTP without redirecting to HTTPS
# description: |
#   Whoever is between a client and the gateway reads and changes what goes through,
#   passwords and sessions included.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/gateway/
#     description: Istio, Gateway
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Gateway.networking.istio.io]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
package kubevet.mesh["istio-gateway-plaintext"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

# What only pods of the mesh reach is encrypted by it.
deny contains finding if {
	not istio.inner_gateway
	some i, server in manifest.list(input.object, ["spec", "servers"])
	upper(server.port.protocol) in {"GRPC", "HTTP", "HTTP2"}
	not server.tls.httpsRedirect == true
	finding := {
		"path": ["spec", "servers", i, "tls", "httpsRedirect"],
		"message": $"port {server.port.number} serves {upper(server.port.protocol)} and does not redirect",
	}
}
