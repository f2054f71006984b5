# Package kubevet.lib.selector matches labels as the API server does.
# https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
package kubevet.lib.selector

import data.kubevet.lib.manifest

# matches holds if a label selector chooses labels. One that is empty chooses all.
matches(selector, labels) if {
	every key, value in manifest.mapping(selector, ["matchLabels"]) {
		labels[key] == value
	}
	every expression in manifest.list(selector, ["matchExpressions"]) {
		_meets(expression, labels)
	}
}

# keys are the keys of the labels that a selector asks for.
keys(selector) := {key | some key, _ in manifest.mapping(selector, ["matchLabels"])} | {expression.key | some expression in manifest.list(selector, ["matchExpressions"])}

_meets(expression, labels) if {
	expression.operator == "In"
	labels[expression.key] in expression.values
}

_meets(expression, labels) if {
	expression.operator == "NotIn"
	not object.get(labels, expression.key, null) in expression.values
}

_meets(expression, labels) if {
	expression.operator == "Exists"
	_ := labels[expression.key]
}

_meets(expression, labels) if {
	expression.operator == "DoesNotExist"
	not expression.key in object.keys(labels)
}
