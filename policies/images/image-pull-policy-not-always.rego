# METADATA
# title: Image is not pulled for every start
# description: |
#   A node that has the image starts it without asking the registry, so that a pod
#   without the right to pull a private image may run what another pod has pulled,
#   and a tag that was pushed again is not noticed. An image named by its digest
#   cannot change and is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#updating-images
#     description: Images, image pull policy
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages
#     description: Admission controllers, AlwaysPullImages
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-367]
#   aliases:
#     checkov: [CKV_K8S_15]
#     kube-score: [container-image-pull-policy]
#     polaris: [pullPolicyNotAlways]
#   fix: {set: Always, safe: true}
package kubevet.images["image-pull-policy-not-always"]

import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	use.digest == ""
	policy := imageuse.pull_policy(use)
	policy != "Always"
	finding := {
		"path": use.policy_path,
		"message": $"{use.label} with pull policy {policy}",
	}
}
