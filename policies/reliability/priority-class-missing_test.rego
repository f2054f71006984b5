package kubevet.reliability["priority-class-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["priority-class-missing"] as rule

_judged(class, classes) := object.union(testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {%s, containers: [{name: a}]}", [class])), {"parameters": {"priority-class-missing": {"classes": classes}}})

test_deny_none if {
	every class in ["hostNetwork: true", "priorityClassName: ''", "priorityClassName: null"] {
		rule.deny == {{"path": ["spec", "priorityClassName"], "message": "the pod has no priority class"}} with input as _judged(class, [])
	}
}

test_deny_another if {
	rule.deny == {{"path": ["spec", "priorityClassName"], "message": `priority class "huge" is none of those in use`}} with input as _judged("priorityClassName: huge", ["web", "batch"])
}

test_allow_one_of_them if {
	rule.deny == set() with input as _judged("priorityClassName: web", ["web", "batch"])
	rule.deny == set() with input as _judged("priorityClassName: web", [])
}
