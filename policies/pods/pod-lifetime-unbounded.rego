# METADATA
# title: Pod of its own has no deadline
# description: |
#   A pod that no controller made and that hangs keeps running, and keeps what it
#   holds of the node, until somebody notices: a stuck program, and an intruder's as
#   well. With activeDeadlineSeconds Kubernetes ends it. Of Jobs job-unbounded says
#   the same.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
#     description: activeDeadlineSeconds of pods
# custom:
#   severity: info
#   profile: optional
#   kinds: [Pod]
#   compliance:
#     cwe: [CWE-770]
package kubevet.pods["pod-lifetime-unbounded"]

import data.kubevet.lib.manifest

deny contains finding if {
	spec := input.object.spec
	is_object(spec)
	not is_number(object.get(spec, "activeDeadlineSeconds", null))
	count(manifest.list(input.object, ["metadata", "ownerReferences"])) == 0
	finding := {
		"path": ["spec", "activeDeadlineSeconds"],
		"message": "nothing bounds how long the pod runs",
	}
}
