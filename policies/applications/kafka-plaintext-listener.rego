# METADATA
# title: Kafka listens without TLS
# description: |
#   Messages, and the passwords of SASL_PLAINTEXT, go over the network in plain text. A
#   service mesh that encrypts between pods is not seen here.
# related_resources:
#   - ref: https://kafka.apache.org/documentation/#listener_configuration
#     description: Kafka, listeners
#   - ref: https://strimzi.io/docs/operators/latest/configuring.html#type-GenericKafkaListener-reference
#     description: Strimzi, listeners
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ConfigMap, Secret, workload, Kafka.kafka.strimzi.io]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-319]
package kubevet.applications["kafka-plaintext-listener"]

import data.kubevet.lib.config
import data.kubevet.lib.manifest

_listeners := {"file": {"listeners", "advertised.listeners"}, "env": {"KAFKA_LISTENERS", "KAFKA_ADVERTISED_LISTENERS", "KAFKA_CFG_LISTENERS", "KAFKA_CFG_ADVERTISED_LISTENERS"}}

_protocols := {"file": {"listener.security.protocol.map"}, "env": {"KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP"}}

deny contains finding if {
	some setting in config.settings("kafka", _listeners)
	_binds(setting)
	plain := [name |
		some listener in split(setting.value, ",")
		[name, address] := _listener(listener)
		not config.local(address)
		_protocol(setting.source, name) in {"PLAINTEXT", "SASL_PLAINTEXT"}
	]
	count(plain) > 0
	finding := object.union(
		config.at(setting, $"Kafka listens without TLS on {concat(", ", plain)}, set in {config.where(setting.source)}"),
		{"evidence": sort({name | some name in plain})},
	)
}

# What is advertised is judged where what is bound is not known.
_binds(setting) if {
	is_string(setting.value)
	not contains(setting.key, "dvertised")
	not contains(setting.key, "ADVERTISED")
}

_binds(setting) if {
	is_string(setting.value)
	count(config.told(setting.source, {"file": {"listeners"}, "env": {"KAFKA_LISTENERS", "KAFKA_CFG_LISTENERS"}})) == 0
}

_listener(text) := [upper(trim_space(parts[0])), parts[1]] if parts := split(text, "://")

_protocol(source, name) := protocol if {
	some map in config.told(source, _protocols)
	is_string(map)
	some pair in split(map, ",")
	[key, protocol] := split(trim_space(pair), ":")
	upper(key) == name
} else := name

deny contains finding if {
	input.object.kind == "Kafka"
	some i, listener in manifest.list(input.object, ["spec", "kafka", "listeners"])
	listener.tls == false
	finding := {
		"path": ["spec", "kafka", "listeners", i, "tls"],
		"message": $`Kafka listens without TLS on "{object.get(listener, "name", "")}"`,
	}
}
