# METADATA
# title: Log collector reads logs and sends them nowhere
# description: |
#   The configuration has inputs and no output, so every log is read and dropped. What
#   is included from files that are not seen here may have one.
# related_resources:
#   - ref: https://docs.fluentd.org/configuration/config-file
#     description: Fluentd, configuration file
#   - ref: https://docs.fluentbit.io/manual/administration/configuring-fluent-bit
#     description: Fluent Bit, configuration
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1562]
#     cwe: [CWE-778]
package kubevet.runtime["log-collector-no-output"]

import data.kubevet.lib.config
import data.kubevet.lib.logs

deny contains finding if {
	some source in logs.files
	inputs := logs.inputs(source)
	count(inputs) > 0
	all := array.concat([source], source.with)
	every file in all { count(logs.outputs(file)) == 0 }
	_whole(source, all)
	first := source.blocks[min([end.block | some end in inputs])]
	finding := config.opens(source, first, $"{logs.name(source)} reads logs and sends them nowhere: there is no {_output[source.program]}")
}

_output := {"fluentd": "<match>", "fluent-bit": "[OUTPUT]", "promtail": "client", "vector": "sink"}

# Fluentd and Fluent Bit read one file, and what it includes.
_whole(source, all) if {
	source.program in {"fluentd", "fluent-bit"}
	includes := [1 |
		some file in all
		some block in file.blocks
		some key in ["@include", "@INCLUDE", "include", "includes"]
		block.settings[key]
	]
	_seen(source, includes)
}

_whole(source, _) if {
	source.program in {"promtail", "vector"}
	config.complete(source)
	count(config.told(source, {"args": {"client.url", "config-dir", "C"}})) == 0
}

_seen(_, includes) if count(includes) == 0

_seen(source, _) if config.complete(source)
