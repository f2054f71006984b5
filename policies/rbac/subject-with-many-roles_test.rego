package kubevet.rbac["subject-with-many-roles_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["subject-with-many-roles"] as rule

_binding(name, role, subject) := sprintf("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: %s}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}\nsubjects: [%s]", [name, role, subject])

_judged(subject, roles, most) := object.union(
	testing.input_for(concat("\n---\n", array.concat([_binding("z", roles[0], subject)], [b | some i, role in roles; i > 0; b := _binding(sprintf("b%d", [i]), role, subject)]))),
	{"parameters": {"subject-with-many-roles": {"max-roles": most}}},
)

test_deny_more if {
	every subject in ["{kind: ServiceAccount, name: web}", "{kind: Group, name: web}", "{kind: User, name: web}"] {
		own := yaml.unmarshal(_binding("b1", "edit", subject))
		rule.deny == {{"path": ["subjects", 0], "message": sprintf(`%s "web" has 2 roles, more than 1`, [own.subjects[0].kind])}} with input as object.union(_judged(subject, ["view", "edit"], 1), {"object": own, "position": 1})
	}
}

test_allow_the_other_bindings_and_fewer if {
	rule.deny == set() with input as _judged("{kind: ServiceAccount, name: web}", ["view", "edit"], 1)
	rule.deny == set() with input as _judged("{kind: ServiceAccount, name: web}", ["view"], 1)
	rule.deny == set() with input as _judged("{kind: ServiceAccount, name: web}", ["view"], 0)
}
