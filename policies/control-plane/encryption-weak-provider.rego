# METADATA
# title: Encryption uses a provider with known limits
# description: |
#   aescbc has no integrity check and is open to padding oracle attacks; aesgcm is safe
#   only with keys that are rotated every 200,000 writes. kms v2 and secretbox have
#   neither limit. The CIS benchmark accepts aescbc.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
# custom:
#   severity: low
#   profile: strict
#   kinds: [EncryptionConfiguration]
#   compliance:
#     cis-1.12: ["1.2.28"]
#     mitre: [T1552]
#     cwe: [CWE-327]
#   aliases:
#     checkov: [CKV_K8S_104]
#     kubescape: [C-0142]
#     kube-bench: ["1.2.28"]
package kubevet["control-plane"]["encryption-weak-provider"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, entry in manifest.list(input.object, ["resources"])
	provider := manifest.list(entry, ["providers"])[0]
	some name in {"aescbc", "aesgcm"}
	provider[name]
	finding := {"path": ["resources", i, "providers", 0, name], "message": $"objects are encrypted by {name}"}
}
