# METADATA
# title: Falco sends what it finds over a connection that others can read or forge
# description: |
#   Events name commands, files and users. Without TLS, or without checking the
#   certificate of the other side, whoever is on the way reads them, or takes them in
#   its place. An address within the cluster is reported in the strict profile.
# related_resources:
#   - ref: https://falco.org/docs/concepts/outputs/channels/#http-output
#     description: Falco, HTTP output
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
package kubevet.runtime["falco-output-insecure"]

import data.kubevet.lib.config
import data.kubevet.lib.logs

deny contains finding if {
	some source in config.files("falco")
	_on(source)
	some setting in source.settings["http_output.insecure"]
	config.on(setting.value)
	finding := config.at(setting, "Falco does not check who takes what it finds")
}

deny contains finding if {
	some source in config.files("falco")
	_on(source)
	some setting in source.settings["http_output.url"]
	regex.match(`(?i)^http://`, setting.value)
	host := logs.host(lower(setting.value))
	not config.local(host)
	finding := object.union(config.at(setting, $"Falco sends what it finds to {json.marshal(host)} without TLS"), _graded(host))
}

_on(source) if {
	some setting in source.settings["http_output.enabled"]
	config.on(setting.value)
}

_graded(host) := {} if {
	logs.outside(host)
} else := {"severity": "low", "profile": "strict"}
