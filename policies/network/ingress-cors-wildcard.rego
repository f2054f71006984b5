# METADATA
# title: Every website may read answers with the visitor's credentials
# description: |
#   The cross-origin rules admit every origin together with credentials: a page on any
#   website can call the application in the name of a visitor who is logged in, and
#   where the proxy answers with the caller's own origin, as Envoy does, read what comes
#   back. ingress-nginx admits every origin, with credentials, unless annotations say
#   otherwise.
# related_resources:
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors
#     description: ingress-nginx, enable CORS
#   - ref: https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy
#     description: Istio, CorsPolicy
#   - ref: https://cwe.mitre.org/data/definitions/942.html
#     description: CWE-942, permissive cross-domain policy
# custom:
#   severity: low
#   profile: strict
#   kinds: [Ingress, VirtualService.networking.istio.io]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-942]
package kubevet.network["ingress-cors-wildcard"]

import data.kubevet.lib.ingress
import data.kubevet.lib.manifest

# Origins and credentials are what is left out: "*" and true.
deny contains finding if {
	manifest.group_kind == "Ingress"
	ingress.switched("nginx.ingress.kubernetes.io/enable-cors", true)
	not ingress.switched("nginx.ingress.kubernetes.io/cors-allow-credentials", false)
	_any_origin
	finding := {
		"path": ["metadata", "annotations", _origins],
		"message": "every origin is allowed, with credentials",
	}
}

_origins := "nginx.ingress.kubernetes.io/cors-allow-origin"

_any_origin if not ingress.annotations[_origins]

_any_origin if {
	some origin in split(ingress.annotations[_origins], ",")
	trim_space(origin) in {"*", ""}
}

deny contains finding if {
	manifest.group_kind == "VirtualService.networking.istio.io"
	some i, route in manifest.list(input.object, ["spec", "http"])
	route.corsPolicy.allowCredentials == true
	some field in ["allowOrigins", "allowOrigin"]
	some j, origin in manifest.list(route, ["corsPolicy", field])
	_every(origin)
	finding := {
		"path": ["spec", "http", i, "corsPolicy", field, j],
		"message": "every origin is allowed, with credentials",
	}
}

# The list of strings is older.
_every("*")

_every(origin) if origin.exact == "*"

_every(origin) if origin.prefix in {"", "http", "http://", "https://"}

_every(origin) if regex.match(`^\^?(https?://|https\?://)?\.[*+]\$?$`, origin.regex)
