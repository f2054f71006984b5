package kubevet.mesh["istio-authorization-allow-all_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-authorization-allow-all"] as rule

test_deny_selected if {
	testing.stated(rule.deny) == {{"path": ["spec", "rules", 0], "message": "the rule matches every request", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  action: ALLOW
  rules: [{}]
`)
}

test_deny_addresses if {
	testing.stated(rule.deny) == {{"path": ["spec", "rules", 0, "from", 0, "source", "ipBlocks", 0], "message": "the rule matches every address"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {ipBlocks: ['0.0.0.0/0']}}]}]
`)
}

test_deny_no_block if {
	testing.stated(rule.deny) == {{"path": ["spec", "rules", 0, "from", 0, "source", "ipBlocks", 0], "message": "Istio refuses the policy: * is no block of addresses"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {ipBlocks: ['*']}}]}]
`)
}

test_deny_every_workload if {
	testing.stated(rule.deny) == {{"path": ["spec", "rules", 0, "from", 0, "source", "principals"], "message": "the rule matches every workload of the mesh", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {principals: ['*']}}]}]
`)
}

test_allow_nothing if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec: {}
`)
}

test_allow_deny_all if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{}]
`)
}

test_allow_operation if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{to: [{operation: {paths: [/healthz]}}]}, {from: [{source: {principals: ['*']}}], to: [{operation: {methods: [GET]}}]}]
`)
}

test_allow_narrowed if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {namespaces: ['*'], requestPrincipals: ['*']}}]}]
`)
}
