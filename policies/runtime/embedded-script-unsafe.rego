# METADATA
# title: Script in a ConfigMap does other things than it looks like
# description: |
#   A variable outside of quotes is split into words, so a space or a star in its value
#   changes what is deleted or called. Without set -e a script goes on after a command
#   that failed. A script with a mistake in its syntax does not run.
# related_resources:
#   - ref: https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html
#     description: Bash, set
#   - ref: https://www.gnu.org/software/bash/manual/html_node/Word-Splitting.html
#     description: Bash, word splitting
# custom:
#   severity: low
#   profile: strict
#   kinds: [ConfigMap]
#   models: [configs]
#   compliance:
#     mitre: [T1059.004]
#     cwe: [CWE-78]
package kubevet.runtime["embedded-script-unsafe"]

_scripts := [script |
	some script in object.get(input.model.configs.scripts, input.position, [])
	script.interpreter in {"", "ash", "bash", "dash", "sh"}
	not contains(object.get(input.object, script.path, ""), "{{")
]

deny contains finding if {
	some script in _scripts
	script.fault != ""
	finding := {"path": script.path, "line": script.line, "message": $`script "{script.name}" does not run: {script.fault}`, "severity": "medium"}
}

deny contains finding if {
	some script in _scripts
	script.fault == ""
	not script.errexit
	count([1 | some call in script.calls; not call.guarded; _acts(call)]) > 1
	finding := {"path": script.path, "line": 1, "message": $`script "{script.name}" goes on after a command that failed`}
}

deny contains finding if {
	some script in _scripts
	some call in script.calls
	_acts(call)
	some i, word in call.words
	i > 0
	word.splits != ""
	finding := {"path": script.path, "line": word.line, "message": $`script "{script.name}" passes ${word.splits} outside of quotes to {_base(call)}`}
}

_acts(call) if _base(call) in {"curl", "helm", "kubectl", "mv", "oc", "rm", "wget"}

_base(call) := regex.replace(call.words[0].text, `^.*/`, "")
