# METADATA
# title: Service account gives a token that can do nothing
# description: |
#   No role of the bundle is bound to the account, so that its token can do no more
#   than anybody who is authenticated, and is mounted all the same: who breaks into
#   the pod can ask the API server as it. Whether others bind the account elsewhere
#   is not known.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting
#     description: Opt out of API credential automounting
# custom:
#   severity: info
#   profile: optional
#   kinds: [ServiceAccount]
#   compliance:
#     cwe: [CWE-250]
#   aliases:
#     kubescape: [C-0225]
#   fix: {set: false}
#   models: [rbac]
package kubevet["service-accounts"]["service-account-without-binding"]

import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

deny contains finding if {
	input.model.rbac.holders[input.namespace][manifest.name]
	count(object.get(input.model.rbac.accounts, [input.namespace, manifest.name], [])) == 0
	not _bound_by_group
	finding := bundle.hedged({
		"path": ["automountServiceAccountToken"],
		"message": $`no role is bound to service account "{manifest.name}", and its token is mounted`,
	})
}

_bound_by_group if {
	some group in ["system:authenticated", "system:serviceaccounts", $"system:serviceaccounts:{input.namespace}"]
	count(input.model.rbac.groups[group]) > 0
}
