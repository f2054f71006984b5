package kubevet.network["network-policy-open-namespace-selector_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-open-namespace-selector"] as rule

_policy(spec) := testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: web}
spec: {spec}
`)

_finding(i, j) := {
	"path": ["spec", "ingress", i, "from", j, "namespaceSelector"],
	"message": "ingress is admitted from every namespace",
}

test_deny_empty_selectors if {
	rule.deny == {_finding(0, 0), _finding(0, 2), _finding(1, 0)} with input as _policy(`
  podSelector: {matchLabels: {app: web}}
  ingress:
    - from: [{namespaceSelector: {}}, {podSelector: {}}, {namespaceSelector: {matchLabels: {}, matchExpressions: []}, podSelector: null}]
    - from: [{namespaceSelector: {}}]
      ports: [{protocol: TCP}]
`)
}

test_allow_selectors_that_choose if {
	rule.deny == set() with input as _policy(`
  podSelector: {}
  ingress:
    - from: [{namespaceSelector: {matchLabels: {team: a}}}, {namespaceSelector: {}, podSelector: {matchLabels: {app: a}}}]
    - from: [{namespaceSelector: {}, podSelector: {}}]
    - from: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}]
    - from: [{namespaceSelector: null}, {namespaceSelector: all}, nonsense]
    - from: everyone
`)
}

test_allow_limited_ports_gateways_and_rules_without_effect if {
	rule.deny == set() with input as _policy("{podSelector: {}, ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 9100}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {matchLabels: {app: ingress-nginx}}, ingress: [{from: [{namespaceSelector: {}}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, policyTypes: [Egress], ingress: [{from: [{namespaceSelector: {}}]}]}")
	rule.deny == set() with input as _policy("{podSelector: {}, egress: [{to: [{namespaceSelector: {}}]}]}")
}
