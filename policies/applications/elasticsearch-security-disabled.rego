# METADATA
# title: Elasticsearch or OpenSearch takes requests of anybody
# description: |
#   Authentication, authorisation and TLS are off: whoever reaches the port reads,
#   changes and deletes every index.
# related_resources:
#   - ref: https://www.elastic.co/docs/deploy-manage/security
#     description: Elasticsearch, security
#   - ref: https://docs.opensearch.org/latest/security/configuration/disable-enable-security/
#     description: OpenSearch, disabling and enabling the security plugin
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload, Elasticsearch.elasticsearch.k8s.elastic.co]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["elasticsearch-security-disabled"]

import data.kubevet.lib.config

_enabled := {"file": {"xpack.security.enabled"}, "env": {"xpack.security.enabled", "XPACK_SECURITY_ENABLED", "ES_SETTING_XPACK_SECURITY_ENABLED"}, "args": {"Expack.security.enabled"}}

_disabled := {"file": {"plugins.security.disabled"}, "env": {"plugins.security.disabled", "DISABLE_SECURITY_PLUGIN"}, "args": {"Eplugins.security.disabled"}}

deny contains finding if {
	some setting in config.settings("elasticsearch", _enabled)
	config.off(setting.value)
	finding := config.at(setting, $"security of Elasticsearch is off in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("elasticsearch", _disabled)
	config.on(setting.value)
	finding := config.at(setting, $"the security plugin of OpenSearch is off in {config.where(setting.source)}")
}
