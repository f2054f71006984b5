# METADATA
# title: Route is for every host of its gateway
# description: |
#   Requests for any name that leads to the gateway end at the application: one that is
#   meant for inside, or one of somebody else that no other route is for.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/virtual-service/
#     description: Istio, VirtualService
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [VirtualService.networking.istio.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [restrict-virtual-service-wildcard]
package kubevet.mesh["istio-virtual-service-wildcard-host"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, host in manifest.list(input.object, ["spec", "hosts"])
	host == "*"
	some gateway in manifest.list(input.object, ["spec", "gateways"])
	gateway != "mesh"
	not _limited(gateway)
	_by_name
	finding := object.union(
		{"path": ["spec", "hosts", i], "message": $`the route is for every host of gateway "{gateway}"`},
		_grade(gateway),
	)
}

# What is neither HTTP nor TLS asks for no host.
_by_name if {
	some field in ["http", "tls"]
	count(manifest.list(input.object, ["spec", field])) > 0
}

# A gateway of the bundle that takes every host is said to do so.
_grade(gateway) := {"severity": "low"} if {
	_gateway(gateway)
} else := {}

# A gateway that takes certain hosts limits those of its routes.
_limited(gateway) if {
	servers := manifest.list(_gateway(gateway), ["spec", "servers"])
	count(servers) > 0
	every server in servers {
		every host in manifest.list(server, ["hosts"]) {
			not regex.match(`^(.*/)?\*$`, host)
		}
	}
}

_gateway(name) := input.named["Gateway.networking.istio.io"][input.namespace][name] if not contains(name, "/")

_gateway(name) := input.named["Gateway.networking.istio.io"][namespace][own] if {
	[namespace, own] := split(name, "/")
}
