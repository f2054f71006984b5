# METADATA
# title: Service account token is mounted into a pod that seems not to need it
# description: |
#   Every container of the pod gets a credential for the API server, with which
#   whoever breaks into one can look around in the cluster and has what is granted
#   to the service account later. The pod decides whether it is mounted, else its
#   service account, else it is. A service account that this bundle gives a role
#   is taken to need its token; of one that the bundle does not have nothing is
#   known.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Configure Service Accounts for Pods, opt out of API credential automounting
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   models: [rbac]
#   compliance:
#     cis-1.12: ["5.1.6"]
#     cis-1.23: ["5.1.6"]
#     nsa-1.2: ["Pod security: protect service account tokens"]
#     mitre: [T1528]
#     cwe: [CWE-250]
#   aliases:
#     trivy: [KSV-0036]
#     checkov: [CKV_K8S_38]
#     kubescape: [C-0034, C-0053, C-0190, C-0261]
#     polaris: [automountServiceAccountToken]
#     kubesec: [AutomountServiceAccountToken]
#     gatekeeper: [general/automount-serviceaccount-token]
#     kyverno: [disable-automountserviceaccounttoken, remove-serviceaccount-token, restrict-automount-sa-token]
#     kube-bench: ["cis-1.12:5.1.6"]
#     datree: [SRVACC_INCORRECT_AUTOMOUNTSERVICEACCOUNTTOKEN_VALUE]
#   fix: {set: false}
package kubevet["service-accounts"]["automount-service-account-token"]

import data.kubevet.lib.serviceaccount

deny contains finding if {
	some identity in serviceaccount.identities
	serviceaccount.mounts_token(identity)
	not _needed(identity)
	finding := {
		"path": array.concat(identity.pod.path, ["automountServiceAccountToken"]),
		"message": $`the token of service account "{identity.name}" is mounted into the pod`,
	}
}

_needed(identity) if {
	identity.name != "default"
	count(serviceaccount.bindings(input.namespace, identity.name)) > 0
}
