# METADATA
# title: Log collector expects another format than the node writes
# description: |
#   containerd and CRI-O write a time, a stream and a flag before each line; only
#   Docker wrote JSON, and the kubelet has not run it since 1.24. A parser of JSON
#   alone fails on every line, and the logs arrive without time and level, or not at
#   all.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
#     description: Kubernetes, logging
#   - ref: https://docs.fluentbit.io/manual/installation/downloads/kubernetes#container-runtime-interface-cri-parser
#     description: Fluent Bit, CRI parser
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1562]
#     cwe: [CWE-778]
package kubevet.runtime["log-collector-format-mismatch"]

import data.kubevet.lib.config
import data.kubevet.lib.logs

deny contains finding if {
	some source in config.files("fluentd")
	some tail in logs.tails(source)
	some i in logs.within(source, tail)
	source.blocks[i].name == "parse"
	some setting in source.blocks[i].settings["@type"]
	setting.value == "json"
	finding := config.at(setting, _message(source, "json"))
}

deny contains finding if {
	some source in config.files("fluentd")
	some tail in logs.tails(source)
	some setting in tail.settings.format
	setting.value == "json"
	finding := config.at(setting, _message(source, "json"))
}

deny contains finding if {
	some source in config.files("fluent-bit")
	some tail in logs.tails(source)
	some setting in tail.settings.parser
	lower(setting.value) in {"docker", "json"}
	not tail.settings["multiline.parser"]
	finding := config.at(setting, _message(source, setting.value))
}

deny contains finding if {
	some source in config.files("promtail")
	some i, block in source.blocks
	block.full == "scrape_configs.pipeline_stages.docker"
	finding := config.opens(source, block, _message(source, "docker"))
}

_message(source, parser) := $"{logs.name(source)} reads the logs of containers with the parser {parser}, which containerd and CRI-O do not write for"
