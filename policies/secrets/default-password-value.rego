# METADATA
# title: Password is a well-known default
# description: |
#   A password has a value that installers ship and that everybody knows. The
#   first thing that scans a network tries such passwords, and a database or
#   console that keeps one is open to whoever reaches its port.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1078/001/
#     description: MITRE ATT&CK, default accounts
#   - ref: https://cwe.mitre.org/data/definitions/1392.html
#     description: CWE-1392, use of default credentials
# custom:
#   severity: high
#   profile: recommended
#   help: leave the password to whoever installs it
#   kinds: [any]
#   masks: true
#   yields: [minio-default-credentials]
#   compliance:
#     mitre: [T1078.001]
#     cwe: [CWE-1392]
#   aliases:
#     trivy: [KSV-0109]
#     kubescape: [C-0012, C-0259]
#     polaris: [sensitiveConfigmapContent, sensitiveContainerEnvVar]
package kubevet.secrets["default-password-value"]

import data.kubevet.lib.secret

deny contains finding if {
	some settings in [
		secret.env_settings, secret.arg_settings, secret.config_settings, secret.secret_settings,
		secret.annotation_settings, secret.other_settings,
	]
	some setting in settings
	secret.defaulted(setting)
	finding := object.union(secret.line(setting), {
		"path": setting.path,
		"message": $"{setting.place} is a well-known default password",
	})
}
