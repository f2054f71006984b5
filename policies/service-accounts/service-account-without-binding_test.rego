package kubevet["service-accounts"]["service-account-without-binding_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["service-account-without-binding"] as rule

_judged(more) := testing.input_for(concat("", ["apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n", more]))

_pod := "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: web, containers: [{name: a}]}\n"

_binding(subject) := sprintf("---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\nsubjects: [%s]\n", [subject])

test_deny_token_without_rights if {
	every more in ["", _binding("{kind: ServiceAccount, name: other}")] {
		rule.deny == {{"path": ["automountServiceAccountToken"], "message": `no role is bound to service account "web", and its token is mounted`}} with input as _judged(concat("", [_pod, more]))
	}
}

test_allow_bound_or_not_mounted if {
	rule.deny == set() with input as _judged(concat("", [_pod, _binding("{kind: ServiceAccount, name: web}")]))
	rule.deny == set() with input as _judged(concat("", [_pod, _binding("{kind: Group, name: 'system:serviceaccounts'}")]))
	rule.deny == set() with input as _judged("")
	rule.deny == set() with input as _judged("---\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {automountServiceAccountToken: false, serviceAccountName: web, containers: [{name: a}]}\n")
}
