# METADATA
# title: Jenkins lets anybody run what they like
# description: |
#   Anybody who reaches Jenkins is an administrator: reads all credentials, and runs
#   programs on the controller and in the cluster.
# related_resources:
#   - ref: https://www.jenkins.io/doc/book/security/managing-security/
#     description: Jenkins, managing security
#   - ref: https://plugins.jenkins.io/matrix-auth/
#     description: Jenkins, matrix authorization
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["jenkins-security-disabled"]

import data.kubevet.lib.config

deny contains finding if {
	some setting in config.settings("jenkins", {"file": {"hudson.useSecurity"}})
	config.off(setting.value)
	finding := config.at(setting, $"security of Jenkins is off in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("jenkins", {"file": {"jenkins.authorizationStrategy"}})
	setting.value == "unsecured"
	finding := config.at(setting, $"anybody may do everything in Jenkins, set in {config.where(setting.source)}")
}

deny contains finding if {
	some source in config.files("jenkins")
	some block in source.blocks
	block.full == "jenkins.authorizationStrategy.unsecured"
	finding := config.opens(source, block, $"anybody may do everything in Jenkins, set in {config.where(source)}")
}

# The matrix of permissions, in the forms of its plug-in and before.
deny contains finding if {
	some setting in config.settings("jenkins", {"file": _matrix})
	regex.match(`^(GROUP:|USER:)?(Overall/Administer|hudson\.model\.Hudson\.Administer):(anonymous|authenticated:anonymous)$`, setting.value)
	finding := config.at(setting, $"anonymous administers Jenkins, set in {config.where(setting.source)}")
}

_matrix := {$"jenkins.authorizationStrategy.{kind}.{field}" | some kind in {"globalMatrix", "projectMatrix"}; some field in {"permissions", "grantedPermissions"}}

deny contains finding if {
	some source in config.files("jenkins")
	some i, block in source.blocks
	regex.match(`^jenkins\.authorizationStrategy\.(globalMatrix|projectMatrix)\.entries\.(user|group)$`, block.full)
	some name in block.settings.name
	name.value == "anonymous"
	some setting in block.settings.permissions
	setting.value == "Overall/Administer"
	finding := config.at(setting, $"anonymous administers Jenkins, set in {config.where(source)}")
}
