# METADATA
# title: Service account gives its token to every pod
# description: |
#   Each pod that runs as this service account gets its token unless the pod
#   declines, also those that never talk to the API server. Nothing is reported
#   where the bundle gives the account a role, and so means it to be used, or
#   where every pod decides for itself. The service account default is left to
#   default-service-account-automount.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Configure Service Accounts for Pods, opt out of API credential automounting
# custom:
#   severity: low
#   profile: strict
#   kinds: [ServiceAccount]
#   models: [rbac]
#   compliance:
#     cis-1.12: ["5.1.6"]
#     mitre: [T1528]
#     cwe: [CWE-250]
#   aliases:
#     kyverno: [restrict-sa-automount-sa-token]
#     kube-bench: ["cis-1.12:5.1.6"]
#   fix: {set: false}
package kubevet["service-accounts"]["service-account-automount-enabled"]

import data.kubevet.lib.manifest
import data.kubevet.lib.serviceaccount

deny contains finding if {
	not input.object.automountServiceAccountToken == false
	manifest.name != "default"
	count(serviceaccount.bindings(input.namespace, manifest.name)) == 0
	not _decided_by_pods
	finding := {
		"path": ["automountServiceAccountToken"],
		"message": $`service account "{manifest.name}" gives its token to every pod`,
	}
}

_decided_by_pods if {
	users := serviceaccount.users(input.namespace, manifest.name)
	count(users) > 0
	every user in users { is_boolean(user.spec.automountServiceAccountToken) }
}
