package kubevet.network["network-policy-types-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-types-mismatch"] as rule

_finding(why, direction) := {{
	"path": ["spec", "policyTypes"],
	"message": $"{why}, but the policy does not restrict {direction}",
}}

test_deny_rules_of_a_direction_that_is_left_out if {
	rule.deny == _finding("there are egress rules", "egress") with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  egress:
    - to: [{podSelector: {}}]
`)
	rule.deny == _finding("there are ingress rules", "ingress") with input as testing.input_for(`
apiVersion: extensions/v1beta1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Egress]
  ingress:
    - from: [{podSelector: {}}]
`)
}

test_deny_empty_egress_without_types if {
	rule.deny == _finding("egress is an empty list", "egress") with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  egress: []
`)
}

test_deny_names_that_say_more if {
	every name in ["default-deny-egress", "deny-all-egress", "web-egress-deny-all", "block-ingress-and-egress"] {
		rule.deny == _finding($`the name "{name}" says that egress is denied`, "egress") with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: {name}}
spec:
  podSelector: \{}
  policyTypes: [Ingress]
`)
	}
	rule.deny == _finding(`the name "deny-ingress" says that ingress is denied`, "ingress") with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny-ingress}
spec:
  podSelector: {}
  policyTypes: [Egress]
`)
}

test_allow_types_that_follow_from_the_rules if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: default-deny-egress}
spec:
  podSelector: {}
  egress:
    - to: [{podSelector: {}}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Egress, Ingress]
  ingress: [{}]
  egress: []
`)
}

test_allow_empty_lists_where_the_types_are_given if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: []
  egress: []
`)
}

test_allow_names_that_do_not_say_so if {
	every name in ["default-deny", "deny-all", "deny-ingress-allow-egress", "allow-egress", "egress", "denyegress"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: {name}}
spec:
  podSelector: \{}
`)
	}
}
