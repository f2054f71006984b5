# METADATA
# title: Image comes from a denied registry
# description: |
#   The parameter denied-registries lists registries and repositories from which
#   nothing may run: left behind in a migration, known for malicious images, or
#   against the law. They are compared in full and part by part. Without it
#   nothing is reported.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1204/003/
#     description: ATT&CK, malicious image
#   - ref: https://pkg.go.dev/github.com/distribution/reference
#     description: Grammar of image references
# custom:
#   severity: medium
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1204.003]
#     cwe: [CWE-829]
#   aliases:
#     kubescape: [C-0001]
#     gatekeeper: [general/disallowedrepos]
#   parameters: {denied-registries: []}
package kubevet.images["image-from-denied-registry"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	some place in input.parameters["image-from-denied-registry"]["denied-registries"]
	image.within(use.repository, place)
	finding := {
		"path": use.path,
		"message": $"{use.label}, and {place} is denied",
	}
}
