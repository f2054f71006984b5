package kubevet.reliability["storage-class-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["storage-class-missing"] as rule

_judged(spec, classes) := object.union(testing.input_for(sprintf("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {%s}", [spec])), {"parameters": {"storage-class-missing": {"classes": classes}}})

test_deny_none_and_another if {
	rule.deny == {{"path": ["spec", "storageClassName"], "message": `claim "data" names no storage class`}} with input as _judged("accessModes: []", [])
	rule.deny == {{"path": ["spec", "storageClassName"], "message": `claim "data" names storage class "slow", which is none of those in use`}} with input as _judged("storageClassName: slow", ["fast"])
}

test_allow_one_of_them if {
	rule.deny == set() with input as _judged("storageClassName: fast", ["fast"])
	rule.deny == set() with input as _judged("storageClassName: fast", [])
	rule.deny == set() with input as _judged("storageClassName: ''", [])
}
