# METADATA
# title: Encryption key is committed
# description: |
#   Whoever reads the repository can decrypt what etcd holds, backups included. A key
#   that was committed has to be replaced, and everything encrypted with it written
#   again.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
# custom:
#   severity: high
#   profile: recommended
#   kinds: [EncryptionConfiguration]
#   compliance:
#     mitre: [T1552.001]
#     cwe: [CWE-321]
#   masks: true
package kubevet["control-plane"]["encryption-key-inline"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, entry in manifest.list(input.object, ["resources"])
	some j, provider in manifest.list(entry, ["providers"])
	some name in {"aescbc", "aesgcm", "secretbox"}
	some k, key in manifest.list(provider, [name, "keys"])
	is_string(key.secret)
	regex.match(`^[A-Za-z0-9+/]{22,}={0,2}$`, key.secret)
	finding := {
		"path": ["resources", i, "providers", j, name, "keys", k, "secret"],
		"message": $"the key of the provider {name} is committed",
	}
}
