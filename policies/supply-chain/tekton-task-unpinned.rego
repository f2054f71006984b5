# METADATA
# title: Tekton runs a task that others can change
# description: |
#   What the reference leads to is whatever its owner last put there: a tag of a
#   bundle, a branch of a repository, a file behind an address. It runs with the
#   credentials of the build.
# related_resources:
#   - ref: https://tekton.dev/docs/pipelines/bundle-resolver/
#     description: Tekton, bundles resolver
#   - ref: https://tekton.dev/docs/pipelines/git-resolver/
#     description: Tekton, git resolver
# custom:
#   severity: medium
#   profile: strict
#   kinds: [Pipeline.tekton.dev, PipelineRun.tekton.dev, TaskRun.tekton.dev]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-829]
#   aliases:
#     kyverno: [block-tekton-task-runs, require-tekton-bundle]
package kubevet["supply-chain"]["tekton-task-unpinned"]

import data.kubevet.lib.manifest
import data.kubevet.lib.tekton

deny contains finding if {
	some ref in tekton.references
	bundle := ref.spec.bundle
	is_string(bundle)
	not contains(bundle, "@sha256:")
	not contains(bundle, "$(")
	finding := {"path": array.concat(ref.path, ["bundle"]), "message": $"the bundle {json.marshal(bundle)} is not pinned by its digest"}
}

deny contains finding if {
	some ref in tekton.references
	some i, param in manifest.list(ref.spec, ["params"])
	what := _mutable(ref.spec.resolver, param)
	finding := {"path": array.concat(ref.path, ["params", i, "value"]), "message": what}
}

deny contains finding if {
	some ref in tekton.references
	ref.spec.resolver == "git"
	count([1 | some param in manifest.list(ref.spec, ["params"]); param.name == "revision"]) == 0
	finding := {"path": array.concat(ref.path, ["params"]), "message": "the repository is read at its default branch"}
}

_mutable("bundles", param) := $"the bundle {json.marshal(param.value)} is not pinned by its digest" if {
	param.name == "bundle"
	is_string(param.value)
	not contains(param.value, "@sha256:")
	not contains(param.value, "$(")
}

_mutable("git", param) := $"the revision {json.marshal(param.value)} is not a commit" if {
	param.name == "revision"
	is_string(param.value)
	not regex.match(`^[0-9a-f]{40}([0-9a-f]{24})?$`, param.value)
	not contains(param.value, "$(")
	not contains(param.value, "{{")
}

_mutable("http", param) := "what an address serves is not pinned" if param.name == "url"
