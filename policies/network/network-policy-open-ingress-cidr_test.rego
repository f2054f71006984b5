package kubevet.network["network-policy-open-ingress-cidr_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-open-ingress-cidr"] as rule

_finding(ingress, peer, cidr, severity) := {
	"path": ["spec", "ingress", ingress, "from", peer, "ipBlock", "cidr"],
	"message": $`ingress is admitted from "{cidr}"`,
	"severity": severity,
}

test_deny_everything_and_what_adds_up_to_it if {
	rule.deny == {
		_finding(0, 0, "0.0.0.0/0", "medium"),
		_finding(0, 1, "::/0", "medium"),
		_finding(0, 2, "0.0.0.0/1", "medium"),
		_finding(0, 3, "128.0.0.0/1", "medium"),
		_finding(0, 4, "2000::/3", "medium"),
		_finding(0, 5, "0.0.0.0/0", "medium"),
		_finding(1, 0, "0.0.0.0/0", "low"),
	} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {matchLabels: {app: web}}
  ingress:
    - from:
        - ipBlock: {cidr: 0.0.0.0/0}
        - ipBlock: {cidr: "::/0"}
        - ipBlock: {cidr: 0.0.0.0/1}
        - ipBlock: {cidr: 128.0.0.0/1}
        - ipBlock: {cidr: "2000::/3"}
        - ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}
    - from:
        - ipBlock: {cidr: 0.0.0.0/0}
      ports: [{port: 443}]
`)
}

test_allow_blocks_of_some_size_and_other_directions if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from:
        - ipBlock: {cidr: 10.0.0.0/8}
        - ipBlock: {cidr: 203.0.113.0/24}
        - ipBlock: {cidr: "fc00::/7"}
        - ipBlock: {cidr: "2001:db8::/32"}
        - ipBlock: {cidr: 0.0.0.0}
        - ipBlock: {cidr: 0}
        - podSelector: {}
  egress:
    - to: [{ipBlock: {cidr: 0.0.0.0/0}}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec:
  podSelector: {}
  policyTypes: [Egress]
  ingress:
    - from: [{ipBlock: {cidr: 0.0.0.0/0}}]
`)
}

test_allow_ingress_controllers_and_gateways if {
	every label in ["app.kubernetes.io/name: ingress-nginx", "istio: ingressgateway", "app: traefik", "gateway.networking.k8s.io/gateway-name: public"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: public}
spec:
  podSelector:
    matchLabels:
      {label}
  ingress:
    - from: [\{ipBlock: \{cidr: 0.0.0.0/0}}]
`)
	}
}

test_deny_whatever_only_sounds_like_one if {
	every label in ["app: hongkong", "app: nginx"] {
		count(rule.deny) == 1 with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: public}
spec:
  podSelector:
    matchLabels:
      {label}
  ingress:
    - from: [\{ipBlock: \{cidr: 0.0.0.0/0}}]
`)
	}
}
