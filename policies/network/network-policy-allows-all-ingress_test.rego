package kubevet.network["network-policy-allows-all-ingress_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-allows-all-ingress"] as rule

_everywhere(i, severity) := {
	"path": ["spec", "ingress", i, "from"],
	"message": "ingress is admitted from every source",
	"severity": severity,
}

_every_pod(i, peer, severity) := {
	"path": ["spec", "ingress", i, "from", peer],
	"message": "ingress is admitted from every pod of every namespace",
	"severity": severity,
}

test_deny_rules_without_sources if {
	rule.deny == {
		_everywhere(0, "high"),
		_everywhere(1, "high"),
		_everywhere(2, "high"),
		_everywhere(3, "high"),
		_everywhere(4, "info"),
		_everywhere(5, "high"),
		_everywhere(6, "high"),
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
	rule.deny == {_every_pod(0, 1, "medium"), _every_pod(1, 0, "info")} with input as testing.input_for(`
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
	rule.deny == {_everywhere(1, "high")} with input as testing.input_for(`
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
