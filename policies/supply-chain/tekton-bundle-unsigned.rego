# METADATA
# title: Tekton verifies no signature of what it fetches
# description: |
#   No policy among the manifests is for the tasks and pipelines that are fetched from
#   elsewhere, so whoever can write there has a part in the build.
# related_resources:
#   - ref: https://tekton.dev/docs/pipelines/trusted-resources/
#     description: Tekton, trusted resources
# custom:
#   severity: info
#   profile: optional
#   kinds: [Pipeline.tekton.dev, PipelineRun.tekton.dev, TaskRun.tekton.dev]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-347]
#   aliases:
#     kyverno: [verify-tekton-pipeline-bundle-signatures, verify-tekton-taskrun-signatures, verify-tekton-taskrun-vuln-scan]
package kubevet["supply-chain"]["tekton-bundle-unsigned"]

import data.kubevet.lib.bundle
import data.kubevet.lib.signature
import data.kubevet.lib.tekton

deny contains finding if {
	some ref in tekton.references
	_fetched(ref.spec)
	not input.index["VerificationPolicy.tekton.dev"]
	count(signature.patterns) == 0
	finding := bundle.hedged({"path": ref.path, "message": "no policy verifies the signature of what is fetched"})
}

_fetched(spec) if spec.bundle

_fetched(spec) if spec.resolver in {"bundles", "git", "hub", "http"}
