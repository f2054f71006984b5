# METADATA
# title: Grafana lets anybody in
# description: |
#   Whoever reaches Grafana sees its dashboards and can query the data sources behind
#   them without signing in. As Editor or Admin they also change them, and add data
#   sources that send requests from inside the cluster.
# related_resources:
#   - ref: https://grafana.com/docs/grafana/latest/setup-grafana/configure-security/configure-authentication/anonymous-auth/
#     description: Grafana, anonymous authentication
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload, Grafana.grafana.integreatly.org, HelmRelease.helm.toolkit.fluxcd.io, Application.argoproj.io]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["grafana-anonymous-access"]

import data.kubevet.lib.config

_enabled := {"file": {"auth.anonymous.enabled"}, "env": {"GF_AUTH_ANONYMOUS_ENABLED"}}

_role := {"file": {"auth.anonymous.org_role"}, "env": {"GF_AUTH_ANONYMOUS_ORG_ROLE"}}

deny contains finding if {
	some setting in config.settings("grafana", _enabled)
	config.on(setting.value)
	roles := {role | some role in config.told(setting.source, _role); is_string(role)}
	finding := object.union(config.at(setting, $"{_who(roles)} without signing in, set in {config.where(setting.source)}"), {"severity": _severity(roles)})
}

_who(roles) := "anybody is an administrator of Grafana" if {
	"Admin" in roles
} else := "anybody edits the dashboards of Grafana" if {
	"Editor" in roles
} else := "anybody sees the dashboards of Grafana"

_severity(roles) := "high" if {
	some role in {"Admin", "Editor"}
	role in roles
} else := "medium"
