# METADATA
# title: Role is bound to all service accounts
# description: |
#   The group system:serviceaccounts is every pod of the cluster, and
#   system:serviceaccounts:NAMESPACE every pod of a namespace, whatever it runs
#   and whoever deploys it next. One compromised pod is enough to use the role.
#   What Kubernetes and OpenShift give these groups themselves is not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#service-account-permissions
#     description: Using RBAC authorization, service account permissions
# custom:
#   severity: high
#   profile: recommended
#   help: bind the service accounts that need it by name
#   kinds: [ClusterRoleBinding, RoleBinding]
#   yields: [cluster-admin-binding]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-285]
package kubevet.rbac["all-service-accounts-group-binding"]

import data.kubevet.lib.rbac

deny contains finding if {
	some subject in rbac.subjects(input.object)
	subject.kind == "Group"
	regex.match(`^system:serviceaccounts(:|$)`, subject.name)
	not input.object.roleRef.name in {"system:service-account-issuer-discovery", "system:image-puller"}
	finding := {
		"path": subject.path,
		"evidence": {subject.label},
		"message": $`{_pods(subject.name)} has {input.object.roleRef.kind} "{input.object.roleRef.name}"`,
		"severity": rbac.binding_severity("high", "medium"),
	}
}

_pods("system:serviceaccounts") := "every service account of the cluster"

_pods(name) := $`every service account of namespace "{namespace}"` if {
	namespace := trim_prefix(name, "system:serviceaccounts:")
	namespace != name
}
