# METADATA
# title: Traefik serves its API and dashboard to everyone
# description: |
#   With api.insecure Traefik serves its API and dashboard over plain HTTP on a port of
#   its own, and an IngressRoute to api@internal without a middleware does so on the
#   ports it serves visitors on. Neither asks for a password: the dashboard shows every
#   route, service and middleware of the cluster.
# related_resources:
#   - ref: https://doc.traefik.io/traefik/operations/api/
#     description: Traefik, API
#   - ref: https://doc.traefik.io/traefik/operations/dashboard/
#     description: Traefik, dashboard
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload, IngressRoute.traefik.io, IngressRoute.traefik.containo.us]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-306]
package kubevet.network["traefik-insecure-api"]

import data.kubevet.lib.command
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some found in command.commands
	some word in found.words
	regex.match(`(?i)^--api\.insecure(=(true|t|1))?$`, word.text)
	finding := {
		"path": word.path,
		"message": $"{found.name} serves the API and dashboard of Traefik without a password",
	}
}

deny contains finding if {
	some container in pod.containers
	some item in pod.items(container, "env")
	item.spec.name == "TRAEFIK_API_INSECURE"
	lower(item.spec.value) in {"true", "t", "1"}
	finding := {
		"path": array.concat(item.path, ["value"]),
		"message": $"{container.name} serves the API and dashboard of Traefik without a password",
	}
}

# Traefik's own entry point for it is not published by itself.
deny contains finding if {
	startswith(manifest.group_kind, "IngressRoute.")
	not manifest.list(input.object, ["spec", "entryPoints"]) == ["traefik"]
	some i, route in manifest.list(input.object, ["spec", "routes"])
	is_object(route)
	some service in manifest.list(route, ["services"])
	service.name == "api@internal"
	count(manifest.list(route, ["middlewares"])) == 0
	finding := {
		"path": ["spec", "routes", i, "middlewares"],
		"message": "no middleware stands before the API and dashboard of Traefik",
	}
}
