package kubevet["service-accounts"]["default-service-account-automount_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["default-service-account-automount"] as rule

_namespace(name) := sprintf("apiVersion: v1\nkind: Namespace\nmetadata: {name: %s}", [name])

_account := "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default, namespace: shop}"

test_deny_account if {
	every account in [_account, concat("\n", [_account, "automountServiceAccountToken: true"])] {
		denied := rule.deny with input as testing.input_for(account)
		denied == {{"path": ["automountServiceAccountToken"], "message": `the default service account of namespace "shop" gives its token to every pod`}}
	}
}

test_deny_namespace_without_its_account if {
	every other in [replace(_account, "shop", "pay"), replace(_account, "default", "web")] {
		denied := rule.deny with input as testing.input_for(concat("\n---\n", [_namespace("shop"), other]))
		denied == {{"path": ["metadata", "name"], "message": `namespace "shop" comes with a default service account that gives its token to every pod`}}
	}
}

test_allow_declared_and_others if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_namespace("shop"), _account])) # which is reported itself
	rule.deny == set() with input as testing.input_for(concat("\n", [_account, "automountServiceAccountToken: false"]))
	rule.deny == set() with input as testing.input_for(replace(_account, "default", "web"))
	rule.deny == set() with input as testing.input_for(_namespace("kube-system"))
}
