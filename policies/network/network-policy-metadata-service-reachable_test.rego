package kubevet.network["network-policy-metadata-service-reachable_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-metadata-service-reachable"] as rule

_policy(egress) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: shop}
spec:
  podSelector: \{}
  policyTypes: [Egress]
  egress: {egress}
`

_block(i, j, cidr) := {
	"path": ["spec", "egress", i, "to", j, "ipBlock", "except"],
	"message": $`egress to "{cidr}" includes the metadata service at 169.254.169.254`,
}

_deployment := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}
`

test_deny_blocks_that_contain_it if {
	rule.deny == {_block(0, 0, "0.0.0.0/0"), _block(0, 1, "169.254.0.0/16"), _block(1, 0, "128.0.0.0/1")} with input as testing.input_for(_policy(`
  - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}, {ipBlock: {cidr: 169.254.0.0/16}}, {ipBlock: {cidr: 10.0.0.0/8}}]
  - to: [{ipBlock: {cidr: 128.0.0.0/1}}]
    ports: [{port: 1, endPort: 100}]
`))
}

test_deny_workloads_without_a_policy if {
	rule.deny == {{
		"path": ["spec", "template", "spec"],
		"message": "no network policy keeps the pods from the metadata service at 169.254.169.254",
		"severity": "low",
	}} with input as testing.input_for(_deployment)
}

test_allow_exceptions_other_blocks_and_ports if {
	rule.deny == set() with input as testing.input_for(_policy(`
  - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}, {ipBlock: {cidr: 0.0.0.0/0, except: [169.254.0.0/16, 10.0.0.0/8]}}]
  - to: [{ipBlock: {cidr: 10.0.0.0/8}}, {ipBlock: {cidr: "::/0"}}, {ipBlock: {cidr: nonsense}}, {ipBlock: {cidr: 7}}]
  - to: [{ipBlock: {cidr: 0.0.0.0/0}}]
    ports: [{port: 443}, {port: 80, protocol: UDP}, {port: http}]
  - to: [{namespaceSelector: {}}]
  - nonsense
`))
}

test_allow_isolated_workloads_and_those_of_the_host if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_deployment, _policy("[]")]))
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_deployment, _policy("[{}]")]))
	rule.deny == set() with input as testing.input_for(replace(_deployment, "spec: {containers", "spec: {hostNetwork: true, containers"))
	rule.deny == set() with input as testing.input_for(_policy("nothing"))
}
