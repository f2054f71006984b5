# METADATA
# title: Credential is written into a container's command line
# description: |
#   A command, argument, hook or probe carries a password, token or key as a
#   literal. It can be read from the manifest and its repository, and at run time
#   from the process list of the container and of the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/inject-data-application/distribute-credentials-secure/
#     description: Distribute credentials securely using Secrets
#   - ref: https://cwe.mitre.org/data/definitions/214.html
#     description: CWE-214, process invocation that shows sensitive information
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   masks: true
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-214]
package kubevet.secrets["hardcoded-secret-args"]

import data.kubevet.lib.secret

deny contains finding if {
	some setting in secret.arg_settings
	secret.hardcoded(setting)
	finding := {
		"path": setting.path,
		"message": $"{setting.place} is a literal credential",
	}
}
