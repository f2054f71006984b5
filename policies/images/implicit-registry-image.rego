# METADATA
# title: Image names no registry
# description: |
#   Which registry a short name stands for is decided by the configuration of each
#   node: docker.io by default, a mirror, or a list that is searched in order.
#   Where a name is free in the first of them, somebody else can take it.
# related_resources:
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
#   - ref: https://github.com/containers/image/blob/main/docs/containers-registries.conf.5.md
#     description: containers-registries.conf, unqualified-search-registries
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1204.003]
#     cwe: [CWE-829]
package kubevet.images["implicit-registry-image"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	not image.names_registry(use.name)
	finding := {
		"path": use.path,
		"message": $"{use.label}, which names no registry",
	}
}
