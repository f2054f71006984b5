package kubevet.network["network-policy-allows-all-ingress_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-allows-all-ingress"] as rule

_everywhere(i) := {
	"path": ["spec", "ingress", i, "from"],
	"message": "ingress is admitted from every source",
}

_every_pod(i, peer) := {
	"path": ["spec", "ingress", i, "from", peer],
	"message": "ingress is admitted from every pod of every namespace",
	"severity": "medium",
}

test_deny_rules_without_sources if {
	rule.deny == {
		_everywhere(0),
		_everywhere(1),
		_everywhere(2),
		_everywhere(3),
		_everywhere(5),
		_everywhere(6),
	} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  ingress:
    - {}
    -
    - from: []
    - from:
    - ports: [{port: 443}, {port: 8000, endPort: 8100}]
    - ports: [{port: 443}, {protocol: UDP}]
    - ports: [{port: 1, endPort: 65535}]
`)
}

test_deny_peers_that_are_every_pod if {
	rule.deny == {_every_pod(0, 1)} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Egress, Ingress]
  ingress:
    - from:
        - podSelector: {matchLabels: {app: a}}
        - {podSelector: {matchLabels: {}}, namespaceSelector: {matchExpressions: []}}
    - from:
        - {podSelector: {}, namespaceSelector: {}}
      ports: [{port: http}]
`)
}

test_allow_sources_that_are_some if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  ingress:
    - from: [{podSelector: {}}]
    - from: [{namespaceSelector: {}}]
    - from: [{podSelector: {}, namespaceSelector: {matchLabels: {team: a}}}]
    - from: [{podSelector: {matchLabels: {app: a}}, namespaceSelector: {}}]
    - from: [{ipBlock: {cidr: 0.0.0.0/0}}]
    - not a rule
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec:
  podSelector: {}
  ingress: []
`)
}

test_deny_a_gateway_on_all_ports_only if {
	rule.deny == {_everywhere(1)} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: public}
spec:
  podSelector: {matchLabels: {app.kubernetes.io/name: traefik}}
  ingress:
    - ports: [{port: 443}]
    - {}
`)
}

test_allow_rules_that_have_no_effect if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Egress]
  ingress: [{}]
  egress: [{}]
`)
}
