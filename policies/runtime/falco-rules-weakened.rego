# METADATA
# title: Falco is told to report less
# description: |
#   A priority above warning leaves most rules out, a rule that is not enabled or whose
#   condition can no longer hold finds nothing, and without an output nobody learns of
#   anything.
# related_resources:
#   - ref: https://falco.org/docs/concepts/rules/overriding/
#     description: Falco, overriding rules
#   - ref: https://falco.org/docs/concepts/outputs/channels/
#     description: Falco, output channels
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-778]
package kubevet.runtime["falco-rules-weakened"]

import data.kubevet.lib.config

deny contains finding if {
	some source in config.files("falco")
	some setting in source.settings.priority
	not _is_rule(source, setting)
	lower(setting.value) in {"emergency", "alert", "critical", "error"}
	finding := config.at(setting, $"Falco leaves out the rules below the priority {lower(setting.value)}")
}

_is_rule(source, setting) if source.blocks[setting.block].settings.rule

deny contains finding if {
	some source in config.files("falco")
	some block in source.blocks
	some rule in block.settings.rule
	some setting in block.settings.enabled
	config.off(setting.value)
	finding := config.at(setting, $"the rule {json.marshal(rule.value)} of Falco is disabled")
}

deny contains finding if {
	some source in config.files("falco")
	some block in source.blocks
	some rule in block.settings.rule
	some setting in block.settings.condition
	regex.match(`(?i)^\s*(and\s+(never_true|false)|\(?never_true\)?)\s*$`, setting.value)
	finding := config.at(setting, $"the condition of the rule {json.marshal(rule.value)} of Falco never holds")
}

deny contains finding if {
	some source in config.files("falco")
	outputs := [setting |
		some name in ["stdout_output", "syslog_output", "file_output", "program_output", "http_output", "grpc_output"]
		some setting in source.settings[$"{name}.enabled"]
	]
	count(outputs) > 0
	source.settings["stdout_output.enabled"]
	every setting in outputs { config.off(setting.value) }
	finding := config.at(outputs[0], "every output of Falco is off, so nobody learns what it finds")
}
