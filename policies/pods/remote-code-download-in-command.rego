# METADATA
# title: Container runs code that it downloads when it starts
# description: |
#   What the container runs is fetched from the network at each start and checked by
#   no one: whoever controls the server, or the way to it, runs code in the cluster,
#   and the digest of the image says nothing. Piping a download into a shell is
#   more severe than installing packages, which registries sign. Reported in commands,
#   hooks, and scripts in a ConfigMap.
# related_resources:
#   - ref: https://cwe.mitre.org/data/definitions/494.html
#     description: CWE-494, download of code without integrity check
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
#     description: Define a command and arguments for a container
# custom:
#   severity: high
#   profile: recommended
#   help: put what is installed into the image
#   kinds: [workload, ConfigMap]
#   compliance:
#     mitre: [T1105]
#     cwe: [CWE-494]
package kubevet.pods["remote-code-download-in-command"]

import data.kubevet.lib.command

deny contains finding if {
	some match in command.matches(_piped)
	finding := {
		"path": match.path,
		"line": match.line,
		"message": $"{match.name} runs what it downloads",
	}
}

deny contains finding if {
	some match in command.matches(_installs)
	finding := {
		"path": match.path,
		"line": match.line,
		"message": $"{match.name} installs packages when it starts",
		"severity": "medium",
	}
}

# A download that a shell or interpreter reads, from a pipe or as an argument.
_piped := concat("", [
	`\b(curl|wget)\s(?:"[^"]*"|'[^']*'|[^;&"'])*\|\s*(sudo\s+(-\S+\s+)*)?(env\s+)?(\S*/)?`,
	`((ba|da|z|k|a)?sh(\s+(-|-s\b[^;&|]*|-[aefhklmnptuvx]+))*|(python[0-9.]*|perl|ruby|node|php)(\s+-)?)\s*($|[;&|)"'])`,
	`|\b((ba|da|z|k|a)?sh(\s+-[a-z]*c)?|eval|source|python[0-9.]*(\s+-c)?)\s+["']?(\$|<)\(\s*(curl|wget)\s`,
])

# At the place of a command, from the network, and something in particular.
_installs := concat("", [
	`(?:^|[;&|({]|\b(?:then|else|do)\s|\bsh\s+-e?c\s)\s*["']?(?:sudo\s+)?(?:\S*/)?(?:`,
	`apk\s+(?:-\S+\s+)*add|(?:apt|apt-get|yum|dnf|microdnf|zypper)\s+(?:-\S+\s+)*install`,
	`|(?:python[0-9.]*\s+-m\s+)?pip[0-9.]*\s+install|npm\s+(?:install|i)|gem\s+install)`,
	`(?:\s+-[^\s;&|]+)*\s+["']?[a-zA-Z@$]`,
])
