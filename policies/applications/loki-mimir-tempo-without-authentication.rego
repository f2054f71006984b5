# METADATA
# title: Store of logs, metrics or traces takes requests of anybody
# description: |
#   Without tenants Loki, Mimir and Tempo answer whoever reaches them: everybody reads
#   and writes everything. They have no authentication of their own; with tenants a
#   proxy in front of them decides who is which. It is reported where something outside
#   the cluster leads to the pods.
# related_resources:
#   - ref: https://grafana.com/docs/loki/latest/operations/authentication/
#     description: Loki, authentication
#   - ref: https://grafana.com/docs/mimir/latest/manage/secure/authentication-and-authorization/
#     description: Mimir, authentication and authorization
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs, network]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["loki-mimir-tempo-without-authentication"]

import data.kubevet.lib.config
import data.kubevet.lib.exposure

_off := {
	"loki": {"file": {"auth_enabled"}, "args": {"auth.enabled"}},
	"mimir": {"file": {"multitenancy_enabled"}, "args": {"auth.multitenancy-enabled"}},
	"tempo": {"file": {"multitenancy_enabled"}, "args": {"multitenancy.enabled"}},
}

deny contains finding if {
	some program, names in _off
	some setting in config.settings(program, names)
	config.off(setting.value)
	way := config.ways(setting.source)[0]
	finding := object.union(
		config.at(setting, $"{_names[program]} without tenants, set in {config.where(setting.source)}, is reached {exposure.reached(way)}"),
		{"related": way.chain},
	)
}

_names := {"loki": "Loki", "mimir": "Mimir", "tempo": "Tempo"}
