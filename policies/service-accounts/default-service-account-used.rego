# METADATA
# title: Pod runs as the default service account
# description: |
#   The default service account is shared by every pod of the namespace that names
#   none. What is granted to it for one of them all others have too, and in the
#   audit log nobody can tell them apart.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service Accounts
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cis-1.12: ["5.1.5"]
#     stig: [V-242383]
#     mitre: [T1078.001]
#     cwe: [CWE-269]
#   aliases:
#     kube-linter: [default-service-account]
#     kubescape: [C-0189, C-0225, C-0239]
#     kubesec: [ServiceAccountName]
#     kube-bench: ["cis-1.12:5.1.5"]
package kubevet["service-accounts"]["default-service-account-used"]

import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	identity.name == "default"
	finding := {
		"path": identity.path,
		"message": "the pod runs as the default service account",
	}
}
