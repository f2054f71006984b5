# METADATA
# title: Prometheus takes commands of anybody
# description: |
#   The API for administrators deletes series and writes snapshots to disk; the one for
#   its life cycle stops Prometheus and loads its configuration anew. Neither asks who
#   it is that calls.
# related_resources:
#   - ref: https://prometheus.io/docs/operating/security/#prometheus
#     description: Prometheus, security model
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, Prometheus.monitoring.coreos.com]
#   models: [configs, network]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["prometheus-admin-api-enabled"]

import data.kubevet.lib.config
import data.kubevet.lib.exposure

deny contains finding if {
	some setting in config.settings("prometheus", {"args": {"web.enable-admin-api"}})
	not config.off(setting.value)
	finding := config.at(setting, $"Prometheus in {config.where(setting.source)} lets anybody delete its data")
}

deny contains finding if {
	some setting in config.settings("prometheus", {"args": {"web.enable-lifecycle"}})
	not config.off(setting.value)
	way := config.ways(setting.source)[0]
	finding := object.union(
		config.at(setting, $"Prometheus, reached {exposure.reached(way)}, lets anybody stop it"),
		{"related": way.chain},
	)
}

deny contains finding if {
	input.object.kind == "Prometheus"
	input.object.spec.enableAdminAPI == true
	finding := {"path": ["spec", "enableAdminAPI"], "message": "Prometheus lets anybody delete its data"}
}
