# METADATA
# title: Probe runs a command that is not wanted in probes
# description: |
#   The kubelet runs the command in the container every few seconds, and some
#   commands are too costly for that or are known to leave processes behind until
#   the node has none left. Which ones are not wanted is a parameter of the rule,
#   which finds nothing without it.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
#     description: Configure liveness, readiness and startup probes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1609]
#     cwe: [CWE-78]
#   aliases:
#     kyverno: [deny-commands-in-exec-probe]
#   parameters: {commands: []}
package kubevet.pods["disallowed-exec-probe-command"]

import data.kubevet.lib.command

deny contains finding if {
	some run in command.commands
	run.field in {"livenessProbe", "readinessProbe", "startupProbe"}
	some word in run.words
	some denied in input.parameters["disallowed-exec-probe-command"].commands
	regex.match($`(^|[\s;&|(/])\Q{denied}\E($|[\s;&|)])`, word.text)
	finding := {
		"path": word.path,
		"message": $`{run.name} runs "{denied}"`,
	}
}
