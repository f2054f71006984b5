# METADATA
# title: Keycloak runs in development mode
# description: |
#   In development mode Keycloak speaks HTTP, checks no host name, caches nothing and
#   keeps its users in a file of the pod. Its documentation forbids the mode in
#   production.
# related_resources:
#   - ref: https://www.keycloak.org/server/configuration#_starting_keycloak_in_development_mode
#     description: Keycloak, development mode
#   - ref: https://www.keycloak.org/server/configuration-production
#     description: Keycloak, production
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-489]
package kubevet.applications["keycloak-development-mode"]

import data.kubevet.lib.config

deny contains finding if {
	some source in config.of("keycloak")
	source.form == "args"
	some word in source.words
	word.value == "start-dev"
	finding := config.at(word, $"Keycloak in {config.where(source)} runs in development mode")
}

_http := {"file": {"http-enabled"}, "env": {"KC_HTTP_ENABLED"}, "args": {"http-enabled"}}

_strict := {"file": {"hostname-strict"}, "env": {"KC_HOSTNAME_STRICT"}, "args": {"hostname-strict"}}

_proxy := {"file": {"proxy", "proxy-headers", "hostname"}, "env": {"KC_PROXY", "KC_PROXY_HEADERS", "KC_HOSTNAME", "KC_HOSTNAME_URL"}, "args": {"proxy", "proxy-headers", "hostname"}}

deny contains finding if {
	some setting in config.settings("keycloak", _strict)
	config.off(setting.value)
	some value in config.told(setting.source, _http)
	config.on(value)
	config.complete(setting.source)
	count(config.told(setting.source, _proxy)) == 0
	finding := config.at(setting, $"Keycloak speaks HTTP and takes any host name, set in {config.where(setting.source)}")
}
