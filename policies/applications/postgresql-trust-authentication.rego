# METADATA
# title: PostgreSQL lets anybody be any user
# description: |
#   The method trust asks for no password: whoever reaches the port is any user they
#   name, the superuser included, who can run programs on the server.
# related_resources:
#   - ref: https://www.postgresql.org/docs/current/auth-trust.html
#     description: PostgreSQL, trust authentication
#   - ref: https://hub.docker.com/_/postgres
#     description: PostgreSQL, image
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["postgresql-trust-authentication"]

import data.kubevet.lib.config

_lines := {"host", "hostssl", "hostnossl", "hostgssenc", "hostnogssenc"}

deny contains finding if {
	some setting in config.settings("postgresql", {"file": _lines})
	fields := regex.split(`\s+`, setting.value)
	[address, method] := _match(fields)
	method == "trust"
	not _local(address)
	finding := config.at(setting, $"PostgreSQL trusts whoever connects from {_from(address)}, set in {config.where(setting.source)}")
}

# The address has its mask in a field of its own or not.
_match(fields) := [fields[2], fields[4]] if {
	regex.match(`^[0-9.]+$|^[0-9a-fA-F:]+$`, fields[3])
} else := [fields[2], fields[3]]

_local(address) if config.local(address)

_local(address) if startswith(address, "::1/")

_local("samehost")

_from(address) := "anywhere" if {
	address in {"all", "0.0.0.0/0", "::/0", "0.0.0.0"}
} else := address

deny contains finding if {
	some setting in config.settings("postgresql", {"env": {"POSTGRES_HOST_AUTH_METHOD"}})
	setting.value == "trust"
	finding := config.at(setting, $"PostgreSQL trusts whoever connects from anywhere, set in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("postgresql", {"env": {"ALLOW_EMPTY_PASSWORD"}})
	config.on(setting.value)
	config.complete(setting.source)
	every password in config.told(setting.source, {"env": _passwords}) { password == "" }
	finding := config.at(setting, $"PostgreSQL trusts whoever connects from anywhere: {config.where(setting.source)} allows an empty password")
}

_passwords := {
	"POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRESQL_PASSWORD", "POSTGRESQL_PASSWORD_FILE",
	"POSTGRES_POSTGRES_PASSWORD", "POSTGRES_POSTGRES_PASSWORD_FILE", "POSTGRESQL_POSTGRES_PASSWORD", "POSTGRESQL_POSTGRES_PASSWORD_FILE",
}
