# METADATA
# title: Gateway listener takes routes of every namespace for every host
# description: |
#   Whoever may write a route in any namespace can attach it to the listener and claim a
#   host of somebody else, whose visitors then come to them. A hostname on the listener,
#   or a choice of namespaces, is what keeps teams apart.
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/guides/multiple-ns/
#     description: Gateway API, cross-namespace routing
#   - ref: https://gateway-api.sigs.k8s.io/concepts/security/
#     description: Gateway API, security model
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Gateway]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
package kubevet.network["gateway-open-allowed-routes"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, listener in manifest.list(input.object, ["spec", "listeners"])
	listener.allowedRoutes.namespaces.from == "All"
	hosts := _hosts(object.get(listener, "hostname", null))
	finding := {
		"path": ["spec", "listeners", i, "allowedRoutes", "namespaces", "from"],
		"message": $"routes of every namespace may claim {hosts}",
	}
}

_hosts(null) := "every host"

_hosts("") := "every host"

_hosts(hostname) := $`every host that "{hostname}" stands for` if {
	is_string(hostname)
	startswith(hostname, "*.")
}
