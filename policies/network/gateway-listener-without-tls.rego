# METADATA
# title: Gateway serves plain HTTP only
# description: |
#   The Gateway has a listener for HTTP, none for HTTPS or TLS, and no route of these
#   manifests sends its visitors to HTTPS: whoever is on the way reads and changes
#   passwords, session cookies and pages.
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/guides/tls/
#     description: Gateway API, TLS configuration
#   - ref: https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
#     description: Gateway API, redirects from HTTP to HTTPS
# custom:
#   severity: medium
#   profile: recommended
#   help: set the protocol to HTTPS with a certificate
#   kinds: [Gateway]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   models: [claims]
package kubevet.network["gateway-listener-without-tls"]

import data.kubevet.lib.manifest

deny contains finding if {
	every listener in _listeners {
		not listener.protocol in {"HTTPS", "TLS"}
	}
	not input.model.claims.redirects[input.namespace][input.object.metadata.name]
	some i, listener in manifest.list(input.object, ["spec", "listeners"])
	listener.protocol == "HTTP"
	finding := {
		"path": ["spec", "listeners", i, "protocol"],
		"message": $"{_name(listener)} is without TLS, and no other listener has it",
	}
}

_listeners := [listener | some listener in manifest.list(input.object, ["spec", "listeners"]); is_object(listener)]

_name(listener) := $`listener "{listener.name}"` if {
	is_string(listener.name)
} else := "the listener"
