# METADATA
# title: Container runs a command with sudo
# description: |
#   The command becomes root by sudo within the container, so the user that the
#   manifest gives it means little, and the image has a setuid program and a
#   configuration that let others become root as well. With
#   allowPrivilegeEscalation: false the command fails.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
#     description: Define a command and arguments for a container
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1548.003]
#     cwe: [CWE-250]
#   aliases:
#     kubescape: [C-0062]
package kubevet.pods["sudo-in-container-command"]

import data.kubevet.lib.command

deny contains finding if {
	some match in command.matches(`(^|[;&|(]|\x60|\b(then|else|do|exec|time)\s|(ba|da|z|k|a)?sh\s+-e?c\s)\s*["']?(/usr/bin/)?sudo\s+[^\s;&|#]`)
	finding := {
		"path": match.path,
		"line": match.line,
		"message": $"{match.name} becomes root with sudo",
	}
}
