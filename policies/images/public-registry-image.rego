# METADATA
# title: Image comes from a public registry
# description: |
#   Anyone can publish there, under names that look alike, and the registry limits
#   how often it may be asked. A mirror of one's own decides what comes in, keeps
#   what is taken away elsewhere, and is where images are scanned. The parameter
#   public-registries says which registries count as public.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1204/003/
#     description: ATT&CK, malicious image
#   - ref: https://docs.docker.com/docker-hub/usage/
#     description: Docker Hub usage and limits
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1204.003]
#     cwe: [CWE-829]
#   aliases:
#     trivy: [KSV-0034]
#   parameters: {public-registries: [docker.io, ghcr.io, quay.io, public.ecr.aws, registry.gitlab.com]}
package kubevet.images["public-registry-image"]

import data.kubevet.lib.image
import data.kubevet.lib.imageuse

deny contains finding if {
	some use in imageuse.images
	some place in input.parameters["public-registry-image"]["public-registries"]
	image.within(use.repository, place)
	finding := {
		"path": use.path,
		"message": $"{use.label} of the public registry {place}",
	}
}
