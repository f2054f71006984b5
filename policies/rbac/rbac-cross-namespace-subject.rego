# METADATA
# title: Role is bound to a service account of another namespace
# description: |
#   Whoever may run pods in the other namespace has the role in this one, so that
#   its protection is no longer its own. For controllers that serve many
#   namespaces that is by design; elsewhere it is often a name that was copied.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
#     description: Using RBAC authorization, RoleBinding and ClusterRoleBinding
# custom:
#   severity: low
#   profile: strict
#   kinds: [RoleBinding]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-653]
package kubevet.rbac["rbac-cross-namespace-subject"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, subject in manifest.list(input.object, ["subjects"])
	subject.kind == "ServiceAccount"
	is_string(subject.namespace)
	subject.namespace != input.namespace
	not input.object.roleRef.name == "extension-apiserver-authentication-reader"
	finding := {
		"path": ["subjects", i, "namespace"],
		"message": $`ServiceAccount "{subject.name}" of namespace "{subject.namespace}" has a role in namespace "{input.namespace}"`,
	}
}
