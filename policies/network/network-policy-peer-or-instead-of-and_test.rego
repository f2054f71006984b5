package kubevet.network["network-policy-peer-or-instead-of-and_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-peer-or-instead-of-and"] as rule

_policy(spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: shop}
spec: {spec}
`

_found(path) := {{
	"path": path,
	"message": "the peer is pods of the policy's own namespace, not of those that the other peer chooses",
}}

_pair := "[{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {matchLabels: {app: reader}}}]"

test_deny_pairs if {
	rule.deny == _found(["spec", "ingress", 0, "from", 1, "podSelector"]) with input as testing.input_for(_policy($"\{podSelector: \{}, ingress: [\{from: {_pair}}]}"))
	rule.deny == _found(["spec", "egress", 0, "to", 1, "podSelector"]) with input as testing.input_for(_policy($"\{podSelector: \{}, egress: [\{to: {_pair}}]}"))
	rule.deny == _found(["spec", "ingress", 0, "from", 0, "podSelector"]) with input as testing.input_for(_policy("{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: reader}}}, {namespaceSelector: {matchLabels: {team: a}}}]}]}"))
}

test_allow_other_peers if {
	every peers in [
		"[{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: reader}}}]",
		"[{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {}}]",
		"[{namespaceSelector: {}}, {podSelector: {matchLabels: {app: reader}}}]",
		"[{namespaceSelector: {matchLabels: {team: a}}}, {podSelector: {matchLabels: {app: reader}}}, {podSelector: {matchLabels: {app: writer}}}]",
		"[{ipBlock: {cidr: 10.0.0.0/8}}, {podSelector: {matchLabels: {app: reader}}}]",
		"[nonsense, {podSelector: {matchLabels: {app: reader}}}]",
		"nonsense",
	] {
		rule.deny == set() with input as testing.input_for(_policy($"\{podSelector: \{}, ingress: [\{from: {peers}}]}"))
	}
	rule.deny == set() with input as testing.input_for(_policy($"\{podSelector: \{}, policyTypes: [Egress], ingress: [\{from: {_pair}}]}"))
}

test_allow_pods_of_the_own_namespace if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_policy($"\{podSelector: \{}, ingress: [\{from: {_pair}}]}"), `
apiVersion: v1
kind: Pod
metadata: {name: reader, namespace: shop, labels: {app: reader}}
spec: {containers: [{name: reader}]}
`]))
	count(rule.deny) == 1 with input as testing.input_for(concat("\n---\n", [_policy($"\{podSelector: \{}, ingress: [\{from: {_pair}}]}"), `
apiVersion: v1
kind: Pod
metadata: {name: reader, namespace: other, labels: {app: reader}}
spec: {containers: [{name: reader}]}
`]))
}
