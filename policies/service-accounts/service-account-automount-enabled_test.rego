package kubevet["service-accounts"]["service-account-automount-enabled_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["service-account-automount-enabled"] as rule

_denied(fields, others) := {f.message | some f in denied} if {
	denied := rule.deny with input as testing.input_for(concat("\n---\n", array.concat([sprintf("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n%s", [fields])], others)))
}

_pod(fields) := sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: web, %s}", [fields])

test_deny_true_and_absent if {
	every fields in ["", "automountServiceAccountToken: true", "automountServiceAccountToken: null"] {
		_denied(fields, []) == {`service account "web" gives its token to every pod`}
	}
	count(_denied("", [replace(_pod("automountServiceAccountToken: false"), "Name: web", "Name: api")])) == 1
	count(_denied("", [_pod("automountServiceAccountToken: false"), _pod("")])) == 1
}

test_allow_what_declines_or_is_decided if {
	_denied("automountServiceAccountToken: false", []) == set()
	_denied("", [_pod("automountServiceAccountToken: false")]) == set()
	_denied("", ["apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: web}]"]) == set()
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}")
}
