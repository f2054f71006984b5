# METADATA
# title: MongoDB takes commands of anybody
# description: |
#   Without authorisation whoever reaches the port reads, changes and drops every
#   database.
# related_resources:
#   - ref: https://www.mongodb.com/docs/manual/tutorial/enable-authentication/
#     description: MongoDB, access control
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["mongodb-authorization-disabled"]

import data.kubevet.lib.config

deny contains finding if {
	some setting in config.settings("mongodb", {"file": {"security.authorization"}})
	lower(setting.value) == "disabled"
	finding := config.at(setting, $"MongoDB takes commands of anybody: authorization is disabled in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("mongodb", {"args": {"noauth"}})
	finding := config.at(setting, $"MongoDB takes commands of anybody: {config.where(setting.source)} runs with --noauth")
}

deny contains finding if {
	some setting in config.settings("mongodb", {"env": {"ALLOW_EMPTY_PASSWORD"}})
	config.on(setting.value)
	config.complete(setting.source)
	every password in config.told(setting.source, {"env": {"MONGODB_ROOT_PASSWORD", "MONGODB_ROOT_PASSWORD_FILE", "MONGODB_REPLICA_SET_KEY"}}) { password == "" }
	finding := config.at(setting, $"MongoDB takes commands of anybody: {config.where(setting.source)} allows an empty password, and there is none")
}
