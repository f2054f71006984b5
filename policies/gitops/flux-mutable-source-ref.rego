# METADATA
# title: Source follows what moves
# description: |
#   Every push changes the cluster: what runs there is what the branch or the tag
#   latest happens to be, and the manifest does not say what that was.
# related_resources:
#   - ref: https://fluxcd.io/flux/components/source/gitrepositories/#reference
#     description: Flux, reference of a GitRepository
#   - ref: https://fluxcd.io/flux/components/source/ocirepositories/#reference
#     description: Flux, reference of an OCIRepository
# custom:
#   severity: info
#   profile: strict
#   kinds: [GitRepository.source.toolkit.fluxcd.io, OCIRepository.source.toolkit.fluxcd.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-829]
package kubevet.gitops["flux-mutable-source-ref"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "GitRepository"
	not _pinned
	ref := manifest.mapping(input.object, ["spec", "ref"])
	not _names_revision(ref)
	branch := object.get(ref, "branch", "master")
	finding := {"path": array.concat(["spec", "ref"], _branch_field(ref)), "message": $`the source follows branch "{branch}"`}
}

deny contains finding if {
	input.object.kind == "GitRepository"
	not _pinned
	startswith(input.object.spec.ref.name, "refs/heads/")
	finding := {"path": ["spec", "ref", "name"], "message": $`the source follows "{input.object.spec.ref.name}"`}
}

deny contains finding if {
	input.object.kind == "OCIRepository"
	ref := manifest.mapping(input.object, ["spec", "ref"])
	not ref.digest
	not ref.semver
	object.get(ref, "tag", "latest") == "latest"
	finding := {"path": ["spec", "ref", "tag"], "message": "the source follows the tag latest"}
}

_pinned if input.object.spec.ref.commit

_names_revision(ref) if {
	some field in ["name", "semver", "tag"]
	ref[field]
}

_branch_field(ref) := ["branch"] if ref.branch

_branch_field(ref) := [] if not ref.branch
