# METADATA
# title: Hook of a chart does not say when it is deleted
# description: |
#   Helm deletes a hook only before it runs it again, unless its
#   helm.sh/hook-delete-policy says otherwise: the Job and its pods stay until the
#   next upgrade, and after the release is gone. For teams that want hooks to leave
#   nothing behind.
# related_resources:
#   - ref: https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies
#     description: Helm, hook deletion policies
# custom:
#   severity: info
#   profile: optional
#   kinds: [Job]
#   compliance:
#     cwe: [CWE-459]
package kubevet.reliability["helm-hook-job-not-cleaned"]

import data.kubevet.lib.manifest

deny contains finding if {
	annotations := manifest.mapping(input.object, ["metadata", "annotations"])
	is_string(annotations["helm.sh/hook"])
	object.get(annotations, "helm.sh/hook-delete-policy", "") == ""
	not is_number(object.get(input.object, ["spec", "ttlSecondsAfterFinished"], null))
	finding := {
		"path": ["metadata", "annotations", "helm.sh/hook-delete-policy"],
		"message": $`hook "{manifest.name}" stays after it has run`,
	}
}
