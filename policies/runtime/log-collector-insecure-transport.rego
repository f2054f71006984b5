# METADATA
# title: Logs are sent over a connection that others can read or forge
# description: |
#   Logs hold names, addresses and often tokens. Without TLS, or without checking the
#   certificate of the other side, whoever is on the way reads them, or takes them in
#   its place. An address within the cluster without TLS is reported in the strict
#   profile.
# related_resources:
#   - ref: https://docs.fluentbit.io/manual/administration/transport-security
#     description: Fluent Bit, TLS
#   - ref: https://docs.fluentd.org/output/elasticsearch
#     description: Fluentd, elasticsearch
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
package kubevet.runtime["log-collector-insecure-transport"]

import data.kubevet.lib.config
import data.kubevet.lib.logs

deny contains finding if {
	some source in logs.files
	some end in logs.outputs(source)
	some i in ({end.block} | logs.within(source, end))
	some key, bad in _unchecked
	some setting in _settings(source.blocks[i], key)
	is_string(setting.value)
	lower(setting.value) in bad
	finding := config.at(setting, $"{logs.name(source)} does not check who takes the logs")
}

_unchecked := {
	"ssl_verify": {"false"}, "verify_ssl": {"false"}, "tls_insecure_mode": {"true"}, "tls_verify_mode": {"none"}, "insecure_ssl": {"true"}, "tls.verify": {"off", "false", "no"},
	"verify_certificate": {"false"}, "tls.verify_certificate": {"false"}, "insecure_skip_verify": {"true"},
}

_settings(block, key) := [setting | some k, settings in block.settings; lower(k) == key; some setting in settings]

# A URL says all.
deny contains finding if {
	some source in logs.files
	some end in logs.outputs(source)
	some key in ["url", "uri", "endpoint", "endpoints", "endpoint_url", "hosts"]
	some setting in end.settings[key]
	is_string(setting.value)
	some url in split(setting.value, ",")
	regex.match(`(?i)^\s*http://`, url)
	host := logs.host(lower(trim_space(url)))
	not config.local(host)
	not contains(host, "$")
	finding := _plain(source, setting, host)
}

# A host with a scheme of its own, or what speaks TLS if it is told to.
deny contains finding if {
	some source in logs.files
	some end in logs.outputs(source)
	some setting in end.settings.host
	is_string(setting.value)
	not config.local(setting.value)
	not regex.match(`[$#{]`, setting.value)
	_without_tls(source, end, setting.value)
	finding := _plain(source, setting, setting.value)
}

_without_tls(source, end, _) if {
	source.program == "fluentd"
	some scheme in end.settings.scheme
	lower(scheme.value) == "http"
}

_without_tls(source, end, host) if {
	source.program == "fluentd"
	logs.outside(host)
	some type in end.type
	type in {"elasticsearch", "opensearch", "elasticsearch_dynamic"}
	not end.settings.scheme
}

_without_tls(source, end, _) if {
	source.program == "fluent-bit"
	some tls in end.settings.tls
	config.off(tls.value)
}

_without_tls(source, end, host) if {
	source.program == "fluent-bit"
	logs.outside(host)
	some type in end.type
	lower(type) in {"es", "opensearch", "http", "loki", "splunk", "forward", "gelf", "tcp", "opentelemetry"}
	not end.settings.tls
}

_plain(source, setting, host) := object.union(
	config.at(setting, $"{logs.name(source)} sends logs to {json.marshal(host)} without TLS"),
	_graded(host),
)

_graded(host) := {} if {
	logs.outside(host)
} else := {"severity": "low", "profile": "strict"}
