# METADATA
# title: Certificates of servers are not checked
# description: |
#   The program talks to whoever answers: somebody on the way, or a pod that has taken
#   the address of the server, shows a certificate of its own, reads the tokens and
#   passwords that are sent and changes what comes back. Commands that talk to their own
#   pod, as probes do, are not reported.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/295.html
#     description: CWE-295, improper certificate validation
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/api-service-v1/
#     description: APIService, insecureSkipTLSVerify
#   - ref: https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
#     description: Node.js, NODE_TLS_REJECT_UNAUTHORIZED
# custom:
#   severity: high
#   profile: recommended
#   kinds:
#     - APIService
#     - ConfigMap
#     - PodMonitor.monitoring.coreos.com
#     - ServiceMonitor.monitoring.coreos.com
#     - workload
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-295]
package kubevet.network["insecure-skip-tls-verify-flag"]

import data.kubevet.lib.command
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some match in command.matches(_unchecked)
	not _own_pod(match)
	finding := {
		"path": match.path,
		"line": match.line,
		"message": $"{match.name} does not check the certificates of servers",
	}
}

# Flags whose names say it, on their own or with a prefix; those of curl and wget;
# and the settings of git, npm and others.
_unchecked := concat("", [
	`(?:^|[\s;&|("'])(?:`,
	`--?(?:[a-zA-Z0-9]+[.-])*(?:insecure-skip-(?:tls-|server-)?(?:verify|verification)|skip-tls-verify|tls-skip-verify`,
	`|tls-insecure-skip-verify|tls-insecure|insecure-tls|no-tls-verify|no-check-certificate|no-verify-ssl|(?i:insecureskipverify))(?:=["']?(?:true|1)["']?)?`,
	`|--(?:(?:src|dest)-)?(?:tls-verify|verify-tls|ssl-verify|verify-ssl|strict-ssl)=["']?(?:false|0|no)["']?`,
	`|(?:\S*/)?curl\s(?:[^;&|]*\s)?(?:-[fsSLvgGiIOJNqRn#0-9]*k[fsSLvgGiIOJNqRnXHduow#0-9]*|--insecure)`,
	`|git\s[^;&|]*\bhttp\.ssl[vV]erify[= ]["']?false["']?`,
	`|npm\s[^;&|]*\bstrict-ssl[= ]false`,
	`|(?:export\s+)?(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)=["']?0["']?`,
	`|(?:export\s+)?GIT_SSL_NO_VERIFY=["']?(?:true|1)["']?`,
	`)(?:$|[\s;&|)"'])`,
])

# Nobody is between a pod and itself.
_own_pod(match) if {
	lines := split(object.get(input.object, match.path, ""), "\n")
	regex.match(_own_address, concat(" ", array.slice(lines, match.line - 1, match.line + 3)))
}

# A list of words that matches as a whole.
_own_pod(match) if {
	some found in command.commands
	found.words[0].path == match.path
	regex.match(_own_address, concat(" ", [word.text | some word in found.words]))
}

# vault status asks the server in its own pod unless it is told of another.
_own_pod(match) if {
	some found in command.commands
	match.path in {word.path | some word in found.words}
	line := concat(" ", [word.text | some word in found.words])
	regex.match(`(?:^|[\s/])vault status\s`, line)
	not contains(line, "-address")
}

_own_address := `https://["']?(localhost|127\.[0-9.]+|\[::1\]|0\.0\.0\.0|\$[({]?(HOSTNAME|POD_IP|POD_NAME|hostname|MY_POD_IP)\b)`

deny contains finding if {
	some container in pod.containers
	some item in pod.items(container, "env")
	value := item.spec.value
	is_string(value)
	lower(value) in _switches[item.spec.name]
	finding := {
		"path": array.concat(item.path, ["value"]),
		"message": $"{container.name} does not check the certificates of servers: {item.spec.name} is set",
	}
}

_switches := {
	"CONSUL_HTTP_SSL_VERIFY": {"false", "0"},
	"ETCDCTL_INSECURE_SKIP_TLS_VERIFY": {"true", "1"},
	"GIT_SSL_NO_VERIFY": {"true", "1"},
	"HELM_KUBEINSECURE_SKIP_TLS_VERIFY": {"true", "1"},
	"NODE_TLS_REJECT_UNAUTHORIZED": {"0"},
	"PYTHONHTTPSVERIFY": {"0"},
	"VAULT_SKIP_VERIFY": {"true", "1"},
}

deny contains finding if {
	manifest.group_kind == "APIService"
	input.object.spec.insecureSkipTLSVerify == true
	finding := {
		"path": ["spec", "insecureSkipTLSVerify"],
		"message": "the API server does not check the certificate of the extension",
	}
}

# What is sent to the target is a token at most.
deny contains finding if {
	some field in ["endpoints", "podMetricsEndpoints"]
	endswith(manifest.group_kind, ".monitoring.coreos.com")
	some i, endpoint in manifest.list(input.object, ["spec", field])
	endpoint.tlsConfig.insecureSkipVerify == true
	finding := {
		"path": ["spec", field, i, "tlsConfig", "insecureSkipVerify"],
		"message": "Prometheus does not check the certificate of the target",
		"severity": "medium",
	}
}

# A kubeconfig.
deny contains finding if {
	manifest.group_kind == "ConfigMap"
	some key, text in manifest.mapping(input.object, ["data"])
	is_string(text)
	contains(text, "insecure-skip-tls-verify")
	some i, line in split(text, "\n")
	regex.match(`^\s*(- )?insecure-skip-tls-verify:\s*true\s*(#.*)?$`, line)
	finding := {
		"path": ["data", key],
		"line": i + 1,
		"message": "the kubeconfig does not check the certificate of the API server",
	}
}
