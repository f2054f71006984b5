# METADATA
# title: Subject has more roles than are allowed
# description: |
#   What somebody may do who holds many roles is hard to tell, and roles that were
#   for a task once stay. The parameter max-roles is how many roles a subject may
#   have in the bundle; 0 is any number, so that nothing is reported unless it is
#   set. The finding stands at the last of its bindings.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
#     description: Role based access control good practices
# custom:
#   severity: info
#   profile: optional
#   kinds: [ClusterRoleBinding, RoleBinding]
#   compliance:
#     cwe: [CWE-250]
#   aliases:
#     kubescape: [C-0262]
#   parameters: {max-roles: 0}
#   models: [rbac]
package kubevet.rbac["subject-with-many-roles"]

import data.kubevet.lib.manifest

deny contains finding if {
	most := input.parameters["subject-with-many-roles"]["max-roles"]
	most > 0
	some i, subject in manifest.list(input.object, ["subjects"])
	bindings := _bindings(subject)
	roles := {binding.role | some binding in bindings}
	count(roles) > most
	last := bindings[count(bindings) - 1]
	last.kind == input.object.kind
	last.name == manifest.name
	last.namespace == input.namespace
	finding := {
		"path": ["subjects", i],
		"message": $`{subject.kind} "{subject.name}" has {count(roles)} roles, more than {most}`,
	}
}

_bindings(subject) := input.model.rbac.accounts[object.get(subject, "namespace", input.namespace)][subject.name] if {
	subject.kind == "ServiceAccount"
}

_bindings(subject) := input.model.rbac.groups[subject.name] if subject.kind == "Group"

_bindings(subject) := input.model.rbac.users[subject.name] if subject.kind == "User"
