# METADATA
# title: Image tag is latest or missing
# description: |
#   The tag latest, which is also what a reference without tag and digest means,
#   is moved to every new build. Which code runs then depends on when a node pulled
#   the image: replicas differ, a rollback brings nothing back, and whoever can push
#   to the repository reaches the cluster with the next pod that starts. An image
#   that is built from the same tree gets its version with a release, so that it is
#   for those who ask for the strict profile.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: Image names, tags and digests
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
# custom:
#   severity: medium
#   profile: recommended
#   help: name the version, or the digest, that is meant
#   kinds: [workload]
#   compliance:
#     mitre: [T1525, T1204.003]
#     cwe: [CWE-1357]
#   aliases:
#     kube-linter: [latest-tag]
#     trivy: [KSV-0013]
#     checkov: [CKV_K8S_14]
#     kube-score: [container-image-tag]
#     polaris: [tagNotSpecified]
#     gatekeeper: [general/disallowedtags]
#     kyverno: [disallow-latest-tag]
#     datree: [CONTAINERS_MISSING_IMAGE_VALUE_VERSION]
package kubevet.images["image-tag-latest"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	image.latest(use)
	finding := {
		"path": use.path,
		"part": use.tag,
		"message": $"{use.label} {_how[use.tag]}",
		"profile": imageuse.profile(use),
	}
}

_how := {"": "without a tag", "latest": "with the tag latest"}
