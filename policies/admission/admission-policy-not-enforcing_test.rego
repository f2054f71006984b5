package kubevet.admission["admission-policy-not-enforcing_test"]

import data.kubevet.admission["admission-policy-not-enforcing"] as rule
import data.kubevet.lib.testing

test_deny_kyverno if {
	rule.deny == {{"path": ["spec", "validationFailureAction"], "message": "what violates the policy is admitted"}} with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: a}
spec: {validationFailureAction: Audit}
`)
}

test_allow_kyverno if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: a}
spec: {validationFailureAction: Enforce}
`)
}
