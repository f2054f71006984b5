# METADATA
# title: Image is not pinned by digest
# description: |
#   A tag can be pushed again, so that what was tested need not be what runs. A
#   digest names the content itself: the kubelet takes nothing else, whoever holds
#   the registry.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: Image names, tags and digests
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-494]
#   aliases:
#     checkov: [CKV_K8S_43]
#     kubescape: [C-0306]
#     gatekeeper: [general/imagedigests]
#     kyverno: [require-image-checksum]
#     datree: [CONTAINERS_MISSING_IMAGE_VALUE_DIGEST]
package kubevet.images["image-not-pinned-by-digest"]

import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	use.digest == ""
	not contains(use.tag, "$") # what is filled in may have one
	finding := {
		"path": use.path,
		"message": $"{use.label} without a digest",
	}
}
