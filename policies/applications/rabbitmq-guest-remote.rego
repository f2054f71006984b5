# METADATA
# title: RabbitMQ lets its default user in from outside of the pod
# description: |
#   RabbitMQ comes with a user guest, whose password is known to everybody and who may
#   do everything. It keeps that user to connections from the pod itself unless it is
#   told not to.
# related_resources:
#   - ref: https://www.rabbitmq.com/docs/access-control#loopback-users
#     description: RabbitMQ, loopback users
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload, RabbitmqCluster.rabbitmq.com]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-798]
package kubevet.applications["rabbitmq-guest-remote"]

import data.kubevet.lib.config

deny contains finding if {
	some setting in config.settings("rabbitmq", {"file": {"loopback_users.guest"}})
	config.off(setting.value)
	_guest(setting.source)
	finding := config.at(setting, $"the default user guest connects from anywhere, set in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("rabbitmq", {"file": {"loopback_users"}})
	lower(setting.value) == "none"
	_guest(setting.source)
	finding := config.at(setting, $"the default user guest connects from anywhere, set in {config.where(setting.source)}")
}

# A default user of another name is there in place of guest.
_guest(source) if {
	every name in config.told(source, {"file": {"default_user"}, "env": {"RABBITMQ_DEFAULT_USER", "RABBITMQ_USERNAME"}}) { name == "guest" }
}
