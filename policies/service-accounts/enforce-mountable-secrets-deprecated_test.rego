package kubevet["service-accounts"]["enforce-mountable-secrets-deprecated_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["enforce-mountable-secrets-deprecated"] as rule

_account(value) := testing.input_for(sprintf(
	`
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
  annotations: {kubernetes.io/enforce-mountable-secrets: %s}
`,
	[value],
))

test_deny_annotation_with_effect if {
	every value in [`"true"`, `"1"`, `"True"`, `"t"`] {
		denied := rule.deny with input as _account(value)
		denied == {{"path": ["metadata", "annotations", "kubernetes.io/enforce-mountable-secrets"], "message": "the annotation kubernetes.io/enforce-mountable-secrets is deprecated"}}
	}
}

test_allow_annotation_without_effect if {
	every value in [`"false"`, `"yes"`, `""`, `true`] {
		denied := rule.deny with input as _account(value)
		denied == set()
	}
}

test_allow_before_1_32 if {
	rule.deny == set() with input as object.union(_account(`"true"`), {"target": {"minor": 31}})
}
