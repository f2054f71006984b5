# METADATA
# title: Redis takes commands of anybody
# description: |
#   Nothing asks for a password, and the protected mode, which then refuses others than
#   the pod itself, is off. Whoever reaches Redis reads and changes everything, and by
#   some commands takes over the process.
# related_resources:
#   - ref: https://redis.io/docs/latest/operate/oss_and_stack/management/security/
#     description: Redis, security
#   - ref: https://valkey.io/topics/security/
#     description: Valkey, security
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs, network]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["redis-without-password"]

import data.kubevet.lib.config

_password := {
	"file": {"requirepass", "aclfile", "user", "include"},
	"args": {"requirepass", "aclfile", "user", "include"},
	"env": {"REDIS_PASSWORD", "REDIS_PASSWORD_FILE", "VALKEY_PASSWORD", "VALKEY_PASSWORD_FILE", "REDIS_ACLFILE", "VALKEY_ACLFILE", "REDIS_ARGS", "KEYDB_PASSWORD", "KEYDB_PASSWORD_FILE"},
}

_protected := {"file": {"protected-mode"}, "args": {"protected-mode"}}

_empty := {"env": {"ALLOW_EMPTY_PASSWORD"}}

deny contains finding if {
	some setting in config.settings("redis", _protected)
	config.off(setting.value)
	_open(setting.source)
	finding := _graded(setting, $"Redis takes commands of anybody: {config.where(setting.source)} turns protected mode off, and there is no password")
}

deny contains finding if {
	some setting in config.settings("redis", _empty)
	config.on(setting.value)
	_open(setting.source)
	finding := _graded(setting, $"Redis takes commands of anybody: {config.where(setting.source)} allows an empty password, and there is none")
}

_open(source) if {
	config.complete(source)
	every password in config.told(source, _password) { password == "" }
}

_graded(setting, message) := object.union(config.at(setting, message), {"severity": "high", "related": way.chain}) if {
	way := config.ways(setting.source)[0]
} else := object.union(config.at(setting, message), {"severity": "medium"})
