package kubevet.reliability["namespace-resource-quota-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["namespace-resource-quota-missing"] as rule

_judged(more) := testing.input_for(concat("", ["apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n", more]))

_pod := "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: a}]}\n"

_quota(namespace) := sprintf("---\napiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q, namespace: %s}\nspec: {hard: {pods: 10}}\n", [namespace])

test_deny_without_quota if {
	every more, profile in {_pod: "optional", concat("", [_pod, _quota("other")]): "strict"} {
		rule.deny == {{"path": ["metadata", "name"], "message": `no ResourceQuota bounds namespace "shop"`, "profile": profile}} with input as _judged(more)
	}
}

test_allow_quota_and_empty if {
	rule.deny == set() with input as _judged(concat("", [_pod, _quota("shop")]))
	rule.deny == set() with input as _judged("")
	rule.deny == set() with input as object.union(_judged(_pod), {"external": [{"kind": "ResourceQuota", "namespace": "*", "name": "*"}]})
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: kube-system}\nspec: {containers: [{name: a}]}\n")
}
