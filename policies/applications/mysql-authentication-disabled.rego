# METADATA
# title: MySQL or MariaDB asks for no password
# description: |
#   With skip-grant-tables everybody is every user and may do everything. With an empty
#   root password everybody who reaches the port is root.
# related_resources:
#   - ref: https://dev.mysql.com/doc/refman/8.4/en/server-options.html#option_mysqld_skip-grant-tables
#     description: MySQL, skip-grant-tables
#   - ref: https://hub.docker.com/_/mysql
#     description: MySQL, image
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["mysql-authentication-disabled"]

import data.kubevet.lib.config

_skip := {"file": {$"{section}.skip{dash}grant{dash}tables" | some section in {"mysqld", "mariadb", "server", "mariadbd", "galera"}; some dash in {"-", "_"}}, "args": {"skip-grant-tables", "skip_grant_tables"}}

deny contains finding if {
	some setting in config.settings("mysql", _skip)
	not config.off(setting.value)
	finding := config.at(setting, $"{config.where(setting.source)} turns authentication off by skip-grant-tables")
}

_empty := {"env": {"MYSQL_ALLOW_EMPTY_PASSWORD", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "ALLOW_EMPTY_PASSWORD"}}

_password := {"env": {
	"MYSQL_ROOT_PASSWORD", "MYSQL_ROOT_PASSWORD_FILE", "MARIADB_ROOT_PASSWORD", "MARIADB_ROOT_PASSWORD_FILE", "MARIADB_ROOT_PASSWORD_HASH",
	"MYSQL_RANDOM_ROOT_PASSWORD", "MARIADB_RANDOM_ROOT_PASSWORD", "MYSQL_MASTER_ROOT_PASSWORD", "MARIADB_MASTER_ROOT_PASSWORD",
	"MYSQL_MASTER_ROOT_PASSWORD_FILE", "MARIADB_MASTER_ROOT_PASSWORD_FILE",
}}

deny contains finding if {
	some setting in config.settings("mysql", _empty)
	is_string(setting.value)
	not setting.value in {"", "no", "false", "0"}
	config.complete(setting.source)
	every password in config.told(setting.source, _password) { password == "" }
	finding := config.at(setting, $"{config.where(setting.source)} allows an empty password of root, and there is none")
}
