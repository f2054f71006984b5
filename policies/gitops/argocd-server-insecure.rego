# METADATA
# title: Argo CD serves without TLS
# description: |
#   Logins and tokens of people who may deploy to the cluster can be read on the way to
#   the server; between its parts, so can manifests and the credentials in them.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/tls/
#     description: Argo CD, TLS
#   - ref: https://argo-cd.readthedocs.io/en/stable/operator-manual/server-commands/argocd-server/
#     description: argocd-server
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, ConfigMap]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
package kubevet.gitops["argocd-server-insecure"]

import data.kubevet.lib.command
import data.kubevet.lib.manifest

deny contains finding if {
	some flag in _flags
	flag.component == "server"
	finding := object.union({"path": flag.path, "message": "the server of Argo CD takes logins without TLS"}, _grade)
}

# Of what only Argo CD's own pods reach, the network of pods is what protects it.
deny contains finding if {
	some flag in _flags
	flag.component != "server"
	finding := {
		"path": flag.path,
		"message": $"{flag.component} of Argo CD is talked to without TLS",
		"severity": "low",
	}
}

_flags contains {"component": component, "path": ["data", key]} if {
	input.object.kind == "ConfigMap"
	input.object.metadata.name == "argocd-cmd-params-cm"
	some key, component in {
		"dexserver.disable.tls": "the Dex server",
		"reposerver.disable.tls": "the repo server",
		"server.insecure": "server",
	}
	input.object.data[key] == "true"
}

_flags contains {"component": component, "path": word.path} if {
	some line in command.commands
	some program, flag in {"argocd-repo-server": "--disable-tls", "argocd-server": "--insecure"}
	component := {"argocd-repo-server": "the repo server", "argocd-server": "server"}[program]
	some first in line.words
	regex.replace(first.text, `^.*/`, "") == program
	some word in line.words
	word.text in {flag, $"{flag}=true"}
}

# Something before the server may end TLS, and is often kept elsewhere.
_grade := {} if {
	_open
	not _terminated
} else := {"severity": "low"}

_open if {
	some service in input.index.Service[input.namespace]
	_leads_to_server(service.metadata.name)
	service.spec.type in {"LoadBalancer", "NodePort"}
}

_open if {
	some ingress in input.index.Ingress[input.namespace]
	_routes(ingress)
}

_terminated if {
	some ingress in input.index.Ingress[input.namespace]
	_routes(ingress)
	count(manifest.list(ingress, ["spec", "tls"])) > 0
}

_terminated if {
	some kind in ["HTTPRoute", "IngressRoute.traefik.io", "Route.route.openshift.io", "VirtualService.networking.istio.io"]
	input.index[kind][input.namespace]
}

_routes(ingress) if {
	some rule in manifest.list(ingress, ["spec", "rules"])
	some path in manifest.list(rule, ["http", "paths"])
	_leads_to_server(path.backend.service.name)
}

_leads_to_server(name) if regex.match(`argo-?cd-server$`, name)
