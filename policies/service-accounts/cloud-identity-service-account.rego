# METADATA
# title: Service account with a cloud identity is widely used or exposed
# description: |
#   The annotation lets pods of this service account act as an identity of the
#   cloud. It is the default account, which every pod of the namespace may have;
#   or unrelated workloads share it; or a pod of it is reached from outside the
#   cluster, so that an intruder has the cloud identity with the first container.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
#     description: EKS, IAM roles for service accounts
#   - ref: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
#     description: GKE, Workload Identity Federation
#   - ref: https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
#     description: Azure Workload Identity, annotations
# custom:
#   severity: info
#   profile: optional
#   kinds: [ServiceAccount]
#   models: [network]
#   compliance:
#     mitre: [T1078.004]
#     cwe: [CWE-269]
package kubevet["service-accounts"]["cloud-identity-service-account"]

import data.kubevet.lib.exposure
import data.kubevet.lib.manifest
import data.kubevet.lib.serviceaccount

deny contains finding if {
	some key in _identities
	value := input.object.metadata.annotations[key]
	is_string(value)
	value != ""
	reasons := [reason |
		some reason in ["is the default one", "is shared by unrelated workloads", "is that of an exposed pod"]
		_holds(reason)
	]
	count(reasons) > 0
	finding := {
		"path": ["metadata", "annotations", key],
		"message": $`service account "{manifest.name}" has a cloud identity and {concat(" and ", reasons)}`,
	}
}

_identities := ["eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account", "azure.workload.identity/client-id"]

_holds("is the default one") if manifest.name == "default"

_holds("is shared by unrelated workloads") if serviceaccount.shared(input.namespace, manifest.name)

_holds("is that of an exposed pod") if count(exposure.ways) > 0
