# METADATA
# title: Git source over SSH has no key
# description: |
#   Flux neither has a key to log in with nor knows which key the server has, and
#   fetches nothing.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/gitrepositories/#ssh-authentication
#     description: Flux, SSH authentication
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [GitRepository.source.toolkit.fluxcd.io]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.gitops["flux-source-missing-credentials"]

deny contains finding if {
	url := input.object.spec.url
	startswith(url, "ssh://")
	not input.object.spec.secretRef.name
	finding := {"path": ["spec", "secretRef"], "message": "the repository is fetched over SSH without a key"}
}
