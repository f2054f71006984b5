# METADATA
# title: Image is never pulled
# description: |
#   The kubelet starts the container only on nodes where somebody has put the
#   image before, and runs whatever has that name there, without asking a registry
#   whether the pod may have it. On every other node the pod fails with
#   ErrImageNeverPull.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#updating-images
#     description: Images, image pull policy
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   fix: {set: IfNotPresent, safe: true}
package kubevet.images["image-pull-policy-never"]

import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.uses
	use.policy == "Never"
	finding := {
		"path": use.policy_path,
		"message": $"{use.subject} never pulls its image",
	}
}
