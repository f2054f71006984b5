package kubevet.reliability["required-metadata-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["required-metadata-missing"] as rule

_judged(parameters) := object.union(
	testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: a, labels: {team: shop, tmp-1: x}, annotations: {contact: nobody}}
`),
	{"parameters": {"required-metadata-missing": parameters}},
)

test_deny_missing_wrong_and_forbidden if {
	rule.deny == {
		{"path": ["metadata", "labels", "tier"], "message": `ConfigMap "a" lacks label "tier"`},
		{"path": ["metadata", "labels", "tmp-1"], "message": `ConfigMap "a" has label "tmp-1", which is not allowed`},
		{"path": ["metadata", "annotations", "contact"], "message": `ConfigMap "a" has another value than is required in annotation "contact"`},
	} with input as _judged({"labels": {"team": "", "tier": ""}, "annotations": {"contact": "@"}, "forbidden-labels": ["tmp-*"]})
}

test_allow_what_is_there_and_without_parameters if {
	rule.deny == set() with input as _judged({"labels": {"team": "^shop$"}, "annotations": {"contact": ""}, "forbidden-labels": ["x-*"]})
	rule.deny == set() with input as _judged({"labels": {}, "annotations": {}, "forbidden-labels": [], "forbidden-annotations": []})
}
