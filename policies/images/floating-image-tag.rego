# METADATA
# title: Image tag is moved to newer builds
# description: |
#   A tag such as stable, main or 1.20 is by convention moved to each new build of
#   a branch, channel or version. Nodes that pull at different times run different
#   code under one name, and whoever can push to the repository changes what runs.
#   The tag latest is reported by image-tag-latest. An image that is built from the
#   same tree gets its version with a release, so that it is for those who ask for the
#   strict profile.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/containers/images/#image-names
#     description: Image names, tags and digests
# custom:
#   severity: medium
#   profile: recommended
#   help: name a complete version, or a digest
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-1357]
#   aliases:
#     gatekeeper: [general/disallowedtags]
package kubevet.images["floating-image-tag"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	image.floating(use)
	finding := {
		"path": use.path,
		"part": use.tag,
		"message": $"{use.label}, whose tag is a branch, a channel or part of a version",
		"severity": _severity(use),
		"profile": _profile(use),
	}
}

# What a branch builds is anybody's next commit; a version gets fixes.
_severity(use) := "medium" if {
	image.of_branch(use)
} else := "low"

_profile(use) := imageuse.profile(use) if {
	image.of_branch(use)
} else := "strict"
