# METADATA
# title: Falco is started with options that it no longer has
# description: |
#   Falco ends with an error where it does not know an option, so nothing on the node
#   is watched. Options were removed in 0.36 to 0.41; what an image understands depends
#   on its tag, and one without a version is taken for the newest.
# related_resources:
#   - ref: https://falco.org/docs/setup/configuration/
#     description: Falco, configuration
#   - ref: https://github.com/falcosecurity/falco/blob/master/CHANGELOG.md
#     description: Falco, changes
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   models: [configs]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-477]
package kubevet.runtime["falco-invalid-arguments"]

import data.kubevet.lib.config
import data.kubevet.lib.falco

_gone := {
	"d": 36, "daemon": 36, "u": 37, "userspace": 37, "k": 37, "k8s-api": 37, "K": 37, "k8s-api-cert": 37, "k8s-node": 37,
	"e": 38, "g": 38, "gvisor-config": 38, "modern-bpf": 38, "nodriver": 38, "D": 39, "T": 39, "t": 39,
	"cri": 40, "disable-cri-async": 40, "A": 41, "b": 41, "print-base64": 41, "S": 41, "snaplen": 41,
}

deny contains finding if {
	some source in config.of("falco")
	source.form == "args"
	some option, since in _gone
	some setting in source.settings[option]
	falco.minor(source.users[0].image) >= since
	finding := config.at(setting, _message(source, option, since, setting.value))
}

_message(_, option, since, value) := $"Falco does not start: {_dashed(option)} was removed in 0.{since}, and a configuration is given with -c" if {
	regex.match(`falco[^/]*\.ya?ml$`, value)
} else := $"Falco does not start: the option {_dashed(option)} was removed in 0.{since}"

_dashed(option) := $"-{option}" if count(option) == 1

_dashed(option) := $"--{option}" if count(option) > 1

# A file of configuration that no option names is ignored.
deny contains finding if {
	some source in config.of("falco")
	source.form == "args"
	some word in source.words
	regex.match(`(^|/)falco\.ya?ml$`, word.value)
	not _named(source, word.value)
	finding := config.at(word, $"Falco does not read {json.marshal(word.value)}: a configuration is given with -c")
}

_named(source, value) if {
	some option, settings in source.settings
	some setting in settings
	setting.value == value
}
