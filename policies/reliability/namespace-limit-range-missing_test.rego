package kubevet.reliability["namespace-limit-range-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["namespace-limit-range-missing"] as rule

_judged(more) := testing.input_for(concat("", ["apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n", more]))

_pod := "---\napiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: a}]}\n"

_range(kind, namespace) := sprintf("---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l, namespace: %s}\nspec: {limits: [{type: %s, default: {memory: 1Gi}}]}\n", [namespace, kind])

test_deny_without_defaults if {
	every more, profile in {_pod: "optional", concat("", [_pod, _range("Container", "other")]): "strict", concat("", [_pod, _range("PersistentVolumeClaim", "shop")]): "strict"} {
		rule.deny == {{"path": ["metadata", "name"], "message": `no LimitRange gives containers of namespace "shop" default limits`, "profile": profile}} with input as _judged(more)
	}
}

test_allow_defaults_and_empty if {
	rule.deny == set() with input as _judged(concat("", [_pod, _range("Container", "shop")]))
	rule.deny == set() with input as _judged("")
	rule.deny == set() with input as object.union(_judged(_pod), {"external": [{"kind": "LimitRange", "namespace": "*", "name": "*"}]})
}
