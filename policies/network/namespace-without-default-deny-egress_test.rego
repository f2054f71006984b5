package kubevet.network["namespace-without-default-deny-egress_test"]

import data.kubevet.lib.testing
import data.kubevet.network["namespace-without-default-deny-egress"] as rule

_denied := {{
	"path": ["metadata", "name"],
	"message": `no policy denies egress by default in namespace "shop"`,
}}

_bundle(others) := testing.input_for(concat("\n---\n", array.concat([_namespace, _workload], others)))

_namespace := `
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`

_workload := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}
`

_policy(namespace, spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: {namespace}}
spec: {spec}
`

test_deny_no_policy if rule.deny == _denied with input as _bundle([])

test_deny_policies_that_do_not_do_it if {
	every policy in [
		_policy("shop", "{podSelector: {}}"),
		_policy("shop", "{podSelector: {}, egress: []}"),
		_policy("shop", "{podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {}}]}]}"),
		_policy("shop", "{podSelector: {}, egress: [{}]}"),
		_policy("shop", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}"),
		_policy("other", "{podSelector: {}, policyTypes: [Egress]}"),
	] {
		rule.deny == _denied with input as _bundle([policy])
	}
}

test_deny_one_that_another_policy_opens if {
	rule.deny == _denied with input as _bundle([
		_policy("shop", "{podSelector: {}, policyTypes: [Egress]}"),
		replace(_policy("shop", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}"), "name: p", "name: q"),
	])
}

test_allow_policies_that_do_it if {
	every policy in [
		_policy("shop", "{podSelector: {}, policyTypes: [Egress]}"),
		_policy("shop", "{podSelector: {}, egress: [{ports: [{port: 53, protocol: UDP}]}]}"),
		_policy("shop", "{egress: [{to: [{podSelector: {}}]}]}"),
		`
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: p}
spec: {endpointSelector: {}, egress: [{toEntities: [cluster]}]}
`,
	] {
		rule.deny == set() with input as _bundle([policy])
	}
}

test_allow_a_namespace_alone if {
	rule.deny == set() with input as testing.input_for(_namespace)
	rule.deny == set() with input as testing.input_for("{apiVersion: v1, kind: Namespace, metadata: nothing}")
}
