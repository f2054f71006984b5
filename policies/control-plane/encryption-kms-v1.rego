# METADATA
# title: Encryption uses KMS version 1
# description: |
#   KMS v1 is deprecated since 1.28 and off by default since 1.29: the server does not
#   start without the feature gate KMSv1. It calls the plug-in for every object.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/
#     description: Encrypting confidential data at rest
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [EncryptionConfiguration]
#   compliance:
#     cwe: [CWE-477]
package kubevet["control-plane"]["encryption-kms-v1"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.target.minor >= 28
	some i, entry in manifest.list(input.object, ["resources"])
	some j, provider in manifest.list(entry, ["providers"])
	is_object(provider.kms)
	object.get(provider.kms, "apiVersion", "v1") == "v1"
	finding := {"path": ["resources", i, "providers", j, "kms", "apiVersion"], "message": $"the KMS provider {_named(provider.kms)} speaks version 1, which is off since 1.29"}
}

_named(kms) := json.marshal(object.get(kms, "name", ""))
