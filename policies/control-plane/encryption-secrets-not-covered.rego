# METADATA
# title: Encryption configuration does not cover Secrets
# description: |
#   Secrets are stored in clear, although other resources are encrypted. An entry
#   covers them by name, by "*." for the core group, or by "*.*".
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
# custom:
#   severity: high
#   profile: recommended
#   kinds: [EncryptionConfiguration]
#   compliance:
#     cis-1.12: ["1.2.28"]
#     mitre: [T1552]
#     cwe: [CWE-311]
#   aliases:
#     checkov: [CKV_K8S_104]
#     kubescape: [C-0142]
#     kube-bench: ["1.2.28"]
package kubevet["control-plane"]["encryption-secrets-not-covered"]

import data.kubevet.lib.manifest

deny contains finding if {
	entries := manifest.list(input.object, ["resources"])
	count([1 | some entry in entries; some resource in manifest.list(entry, ["resources"]); resource in {"secrets", "*.", "*.*"}]) == 0
	finding := {"path": ["resources"], "message": "no entry covers Secrets"}
}
