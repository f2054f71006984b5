# METADATA
# title: Ingress smuggles configuration into ingress-nginx
# description: |
#   ingress-nginx writes the values of these annotations, and the paths of rules, into
#   the configuration of nginx. One that ends a directive or a block, or that names
#   files of the controller's pod, adds configuration of its own: code runs in the
#   controller, which can read the Secrets of every namespace (CVE-2025-1097,
#   CVE-2025-1098, CVE-2025-24514, CVE-2021-25745). Nothing that an application needs
#   looks like that.
# related_resources:
#   - ref: https://github.com/kubernetes/kubernetes/issues/131007
#     description: CVE-2025-1097, configuration injection via auth-tls-match-cn
#   - ref: https://github.com/kubernetes/kubernetes/issues/131008
#     description: CVE-2025-1098, configuration injection via mirror annotations
#   - ref: https://github.com/kubernetes/kubernetes/issues/131006
#     description: CVE-2025-24514, configuration injection via auth-url
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/8502
#     description: CVE-2021-25745, path can point to the service account token
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-74]
#   aliases:
#     trivy: [KCV-0093]
#     checkov: [CKV_K8S_154, CKV_K8S_152]
#     kyverno: [restrict-annotations, restrict-ingress-paths, check-ingress-nginx-controller-version-and-annotation-policy]
package kubevet.network["ingress-nginx-annotation-injection"]

import data.kubevet.lib.ingress

deny contains finding if {
	some annotation, text in ingress.annotations
	some name in _names
	annotation == $"nginx.ingress.kubernetes.io/{name}"
	what := _what(name, text)
	finding := {
		"path": ["metadata", "annotations", annotation],
		"message": $"the annotation {what}",
	}
}

deny contains finding if {
	_nginx
	some rule in ingress.rules
	some i, path in rule.paths
	is_string(path.path)
	what := _what("path", path.path)
	finding := {
		"path": array.concat(rule.path, ["http", "paths", i, "path"]),
		"message": $"the path {what}",
	}
}

# Those whose values go into the configuration, and that are no snippets.
_names := {
	"app-root",
	"auth-signin",
	"auth-tls-error-page",
	"auth-tls-match-cn",
	"auth-url",
	"configuration-path",
	"mirror-host",
	"mirror-target",
	"permanent-redirect",
	"proxy-redirect-from",
	"proxy-redirect-to",
	"rewrite-target",
	"server-alias",
	"temporal-redirect",
	"upstream-vhost",
	"x-forwarded-prefix",
}

# Other controllers take what looks like code of nginx for an ordinary path.
_nginx if ingress.class == ""

_nginx if contains(ingress.class, "nginx")

_nginx if {
	some annotation, _ in ingress.annotations
	startswith(annotation, "nginx.ingress.kubernetes.io/")
}

_what(name, text) := "runs Lua" if {
	regex.match(`\w_by_lua`, text)
} else := "names files of the controller" if {
	regex.match(`/etc/(passwd|shadow|group|nginx|ingress-controller)\b|/var/run/secrets|/proc/self\b`, text)
} else := "has a directive of nginx" if {
	regex.match(`(^|[;{}\s])(alias|root|load_module|ssl_engine|include|proxy_pass)\s+[^;]*;`, text)
} else := "ends a directive of nginx" if {
	regex.match(_meta, _expanded(text))
} else := "ends a block of nginx" if {
	not name in {"auth-tls-match-cn", "path", "server-alias"}
	regex.match(`[{}]`, _expanded(text))
}

# Regular expressions have braces of their own, and variables too.
_expanded(text) := regex.replace(text, `\$\{\w+\}`, "")

_meta := "[;\"\r\n]"
