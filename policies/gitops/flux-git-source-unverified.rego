# METADATA
# title: Commits of a Git source are not verified
# description: |
#   Whoever can push to the repository, or has taken over its server or an account
#   there, decides what runs in the cluster. Flux can hold commits and tags against the
#   keys of those who may sign them.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/gitrepositories/
#     description: Flux, GitRepository
# custom:
#   severity: medium
#   profile: strict
#   kinds: [GitRepository.source.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-347]
package kubevet.gitops["flux-git-source-unverified"]

import data.kubevet.lib.manifest

deny contains finding if {
	not _verified
	finding := {"path": ["spec", "verify"], "message": "no signature of commits or tags is verified"}
}

_verified if count(manifest.mapping(input.object, ["spec", "verify"])) > 0
