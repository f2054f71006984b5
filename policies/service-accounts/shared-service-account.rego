# METADATA
# title: Service account with a role is shared by unrelated workloads
# description: |
#   Workloads of different applications run as this service account, to which a
#   role is bound: each has what only one of them needs, and an intruder in the
#   weakest has it as well. Workloads belong together if their pods have the same
#   label app.kubernetes.io/part-of, or else instance, name, app or k8s-app.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/service-accounts/
#     description: Service Accounts
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#     description: RBAC good practices, least privilege
# custom:
#   severity: info
#   profile: strict
#   kinds: [ServiceAccount]
#   models: [rbac]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-269]
package kubevet["service-accounts"]["shared-service-account"]

import data.kubevet.lib.manifest
import data.kubevet.lib.serviceaccount

deny contains finding if {
	manifest.name != "default" # whose bindings another rule reports
	count(serviceaccount.bindings(input.namespace, manifest.name)) > 0
	serviceaccount.shared(input.namespace, manifest.name)
	users := serviceaccount.users(input.namespace, manifest.name)
	apps := sort({user.app | some user in users})
	finding := {
		"path": ["metadata", "name"],
		"message": $`{concat(", ", [$"\"{app}\"" | some app in apps])} share service account "{manifest.name}", which has a role`,
		"related": [{
			"kind": user.kind,
			"namespace": input.namespace,
			"name": user.name,
			"path": array.concat(user.path, ["serviceAccountName"]),
			"message": "runs as it",
		} |
			some user in users
		],
	}
}
