# METADATA
# title: Log collector reads its own log
# description: |
#   What the collector logs about a record is a record too. Where an output fails, each
#   failure makes another, and the log of the node fills up.
# related_resources:
#   - ref: https://docs.fluentbit.io/manual/pipeline/inputs/tail
#     description: Fluent Bit, tail
#   - ref: https://docs.fluentd.org/input/tail#exclude_path
#     description: Fluentd, tail
# custom:
#   severity: low
#   profile: strict
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-674]
package kubevet.runtime["log-collector-feedback-loop"]

import data.kubevet.lib.config
import data.kubevet.lib.logs

deny contains finding if {
	some source in logs.files
	source.program in {"fluentd", "fluent-bit"}
	some tail in logs.tails(source)
	some path in split(tail.path.value, ",")
	regex.match(`/\*{1,2}(\.log)?$`, trim_space(path))
	not tail.settings.exclude_path
	not _dropped(source)
	finding := config.at(tail.path, $"{logs.name(source)} reads its own log: no exclude_path leaves it out")
}

# A filter or match may drop what comes from the collector.
_dropped(source) if {
	some file in array.concat([source], source.with)
	some block in file.blocks
	block.name in {"match", "filter"}
	contains(block.argument, "fluent")
	contains(block.argument, "containers")
}
