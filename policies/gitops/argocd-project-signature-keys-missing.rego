# METADATA
# title: Project takes commits that nobody signed
# description: |
#   Whoever can push to a repository of the project decides what it deploys. Argo CD
#   can ask for commits that are signed by keys it knows.
# related_resources:
#   - ref: https://argo-cd.readthedocs.io/en/stable/user-guide/gpg-verification/
#     description: Argo CD, verification of signatures
# custom:
#   severity: low
#   profile: strict
#   kinds: [AppProject.argoproj.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-347]
package kubevet.gitops["argocd-project-signature-keys-missing"]

import data.kubevet.lib.manifest

deny contains finding if {
	count(manifest.list(input.object, ["spec", "signatureKeys"])) == 0
	not input.object.spec.sourceIntegrity
	finding := {"path": ["spec", "signatureKeys"], "message": "no signature of commits is asked for"}
}
