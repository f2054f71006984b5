# METADATA
# title: TLS versions before 1.2 are allowed
# description: |
#   TLS 1.0 and 1.1 rest on MD5 and SHA-1, know no modern ciphers and have been
#   withdrawn: somebody on the way can make both sides fall back to them and attack
#   what they protect. No client of today needs them.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, deprecating TLS 1.0 and TLS 1.1
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#ssl-protocols
#     description: ingress-nginx, ssl-protocols
#   - ref: https://doc.traefik.io/traefik/https/tls/#minimum-tls-version
#     description: Traefik, minimum TLS version
#   - ref: https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
#     description: Istio, ServerTLSSettings
# custom:
#   severity: medium
#   profile: recommended
#   kinds:
#     - ConfigMap
#     - Ingress
#     - Service
#     - Gateway.networking.istio.io
#     - Mesh.consul.hashicorp.com
#     - TLSOption.traefik.io
#     - TLSOption.traefik.containo.us
#     - workload
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-327]
#   aliases:
#     kyverno: [enforce-min-tls-version]
package kubevet.network["tls-min-version-weak"]

import data.kubevet.lib.command
import data.kubevet.lib.manifest

deny contains finding if {
	some path, versions in _named
	some version in split(versions, " ")
	regex.match(_weak, version)
	finding := {"path": path, "message": $"{version} is allowed"}
}

_weak := `^(SSLv[23]|TLSv1(\.[01])?|VersionSSL30|VersionTLS1[01]|TLSV1_[01]|TLSv1_[01])$`

# _named are the fields that name versions, the lowest or all.
_named[path] := text if {
	some path in _fields[manifest.group_kind]
	text := object.get(input.object, path, null)
	is_string(text)
}

_named[path] := text if {
	manifest.group_kind == "Gateway.networking.istio.io"
	some i, _ in manifest.list(input.object, ["spec", "servers"])
	path := ["spec", "servers", i, "tls", "minProtocolVersion"]
	text := object.get(input.object, path, null)
	is_string(text)
}

_fields := {
	"ConfigMap": [["data", "ssl-protocols"]],
	"Ingress": [
		["metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-ssl-protocols"],
		["metadata", "annotations", "ingress.kubernetes.io/ssl-protocols"],
	],
	"Mesh.consul.hashicorp.com": [
		["spec", "tls", "incoming", "tlsMinVersion"],
		["spec", "tls", "outgoing", "tlsMinVersion"],
	],
	"TLSOption.traefik.containo.us": [["spec", "minVersion"]],
	"TLSOption.traefik.io": [["spec", "minVersion"]],
}

# The policies of AWS load balancers that allow TLS 1.0 or 1.1.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
deny contains finding if {
	some annotation in [
		"alb.ingress.kubernetes.io/ssl-policy",
		"service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy",
	]
	path := ["metadata", "annotations", annotation]
	policy := object.get(input.object, path, null)
	is_string(policy)
	regex.match(`^ELBSecurityPolicy-(20(11|14|15|16)-[0-9]{2}|FS-2018-06|(FS-1-1|TLS-1-0|TLS-1-1|TLS13-1-0|TLS13-1-1)-.+)$`, policy)
	finding := {
		"path": path,
		"message": $`policy "{policy}" allows versions before TLS 1.2`,
	}
}

# Configuration files of nginx.
deny contains finding if {
	manifest.group_kind == "ConfigMap"
	some key, text in manifest.mapping(input.object, ["data"])
	is_string(text)
	contains(text, "ssl_protocols")
	some i, line in split(text, "\n")
	version := regex.find_all_string_submatch_n(`^\s*(?:proxy_|grpc_)?ssl_protocols\s(?:[^;#]*\s)?(SSLv[23]|TLSv1(?:\.1)?)(?:\s[^;]*)?;`, line, 1)[0][1]
	finding := {
		"path": ["data", key],
		"line": i + 1,
		"message": $"{version} is allowed",
	}
}

# Flags, with the value in the same word or the next.
deny contains finding if {
	some found in command.commands
	some i, _ in found.words
	path := _value(found.words, i)
	finding := {
		"path": path,
		"message": $"{found.name} allows versions of TLS before 1.2",
	}
}

_value(words, i) := words[i].path if {
	regex.match(concat("", [_flag, "=", _old]), words[i].text)
} else := words[i + 1].path if {
	regex.match(concat("", [_flag, "$"]), words[i].text)
	regex.match(concat("", ["^", _old]), words[i + 1].text)
}

_flag := `^--?([a-z0-9.-]*[.-])?(tls|ssl)(\.|-)(min|minimum)(-tls)?-version`

_old := `["']?(VersionTLS1[01]|TLSv?1(\.[01]|_[01])?|TLS1[01]|1\.[01]|SSLv?3(\.0)?)["']?$`
