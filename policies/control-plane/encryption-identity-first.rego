# METADATA
# title: Encryption is turned off for what is written
# description: |
#   The first provider encrypts what is written. identity writes in clear, and the ones
#   after it only read what was encrypted before.
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
package kubevet["control-plane"]["encryption-identity-first"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, entry in manifest.list(input.object, ["resources"])
	provider := manifest.list(entry, ["providers"])[0]
	object.get(provider, "identity", null) != null
	finding := {"path": ["resources", i, "providers", 0], "message": "identity comes first, so objects are written in clear"}
}
