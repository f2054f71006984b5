# METADATA
# title: Token of a namespace's default service account is mounted into its pods
# description: |
#   Every pod of the namespace that names no service account gets the token of the
#   one called default, unless that account or the pod declines. A namespace of
#   this bundle is reported if the bundle does not declare its default service
#   account.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Configure Service Accounts for Pods, opt out of API credential automounting
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service Accounts
# custom:
#   severity: low
#   profile: strict
#   kinds: [ServiceAccount, Namespace]
#   compliance:
#     cis-1.12: ["5.1.5"]
#     mitre: [T1528]
#     cwe: [CWE-250]
#   aliases:
#     checkov: [CKV_K8S_41]
#     kubescape: [C-0189, C-0225]
#     kube-bench: ["cis-1.12:5.1.5"]
#     datree: [CIS_INVALID_VALUE_AUTOMOUNTSERVICEACCOUNTTOKEN]
package kubevet["service-accounts"]["default-service-account-automount"]

import data.kubevet.lib.manifest

deny contains finding if {
	manifest.group_kind == "ServiceAccount"
	manifest.name == "default"
	not input.object.automountServiceAccountToken == false
	finding := {
		"path": ["automountServiceAccountToken"],
		"message": $`the default service account of namespace "{input.namespace}" gives its token to every pod`,
	}
}

deny contains finding if {
	manifest.group_kind == "Namespace"
	name := input.object.metadata.name
	not regex.match(`^(kube|openshift)(-|$)`, name) # the control plane's own
	not _declared(name)
	finding := {
		"path": ["metadata", "name"],
		"message": $`namespace "{name}" comes with a default service account that gives its token to every pod`,
	}
}

_declared(namespace) if input.named.ServiceAccount[namespace]["default"]
