# METADATA
# title: Image whose tag moves is not pulled again
# description: |
#   The tag is moved to newer builds, but a node that has the image under that tag
#   keeps running it. Pods of one workload then run different code, depending on
#   which node they landed on and when that node first pulled the image, and
#   security updates of the tag do not arrive. Where no policy is set it is
#   IfNotPresent, but for the tag latest.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#updating-images
#     description: Images, image pull policy
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-367]
#   aliases:
#     kubescape: [C-0075]
#     kyverno: [imagepullpolicy-always]
package kubevet.images["mutable-tag-with-cached-pull"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	_moves(use)
	policy := imageuse.pull_policy(use)
	policy in {"IfNotPresent", "Never"}
	finding := {
		"path": use.policy_path,
		"message": $"{use.label}, whose tag moves, with pull policy {policy}",
	}
}

_moves(use) if image.latest(use)

_moves(use) if {
	image.floating(use)
	not _may_be_whole(use)
}

# Some projects have versions of one or two numbers; the official images of Docker
# move such tags.
_may_be_whole(use) if {
	regex.match(`^v?[0-9]`, use.tag)
	not startswith(use.repository, "docker.io/library/")
}
