package kubevet.admission["policy-exception-unscoped_test"]

import data.kubevet.admission["policy-exception-unscoped"] as rule
import data.kubevet.lib.testing

test_deny_gatekeeper if {
	rule.deny == {{"path": ["spec", "match", 0, "excludedNamespaces", 0], "message": "every namespace is exempt from every policy"}} with input as testing.input_for(`
apiVersion: config.gatekeeper.sh/v1alpha1
kind: Config
metadata: {name: config}
spec: {match: [{excludedNamespaces: ['*'], processes: ['*']}]}
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: legacy
  namespace: shop
spec:
  exceptions:
    - policyName: require-non-root
      ruleNames: [check]
  match:
    any:
      - resources:
          kinds: [Pod]
          namespaces: [legacy]
`)
}
