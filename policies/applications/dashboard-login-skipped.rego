# METADATA
# title: Kubernetes Dashboard can be used without signing in
# description: |
#   Whoever skips the login acts as the service account of the dashboard. Without TLS,
#   the tokens of those who sign in go over the network in plain text.
# related_resources:
#   - ref: https://github.com/kubernetes-retired/dashboard/blob/v2.7.0/docs/common/arguments.md
#     description: Kubernetes Dashboard, arguments
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["dashboard-login-skipped"]

import data.kubevet.lib.config

_flags := {
	"enable-skip-login": "lets anybody in without signing in",
	"disable-settings-authorizer": "lets anybody change its settings",
	"enable-insecure-login": "takes tokens over HTTP without TLS",
}

deny contains finding if {
	some flag, does in _flags
	some setting in config.settings("dashboard", {"args": {flag}})
	not config.off(setting.value)
	not _behind_kong(setting.source)
	finding := config.at(setting, $"the dashboard of {config.where(setting.source)} {does}")
}

# Its own chart has a gateway with TLS before parts that speak HTTP.
_behind_kong(source) if regex.match(`/dashboard-(api|auth|web)[:@]`, source.users[0].image)
