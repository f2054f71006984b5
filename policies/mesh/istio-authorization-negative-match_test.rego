package kubevet.mesh["istio-authorization-negative-match_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-authorization-negative-match"] as rule

test_deny_clients if {
	testing.stated(rule.deny) == {{"path": ["spec", "rules", 0], "message": "the rule allows all but some: notMethods, notPrincipals"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {notPrincipals: [a]}}], to: [{operation: {notMethods: [DELETE]}}]}]
`)
}

test_allow_with_positive if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {principals: [b]}}], to: [{operation: {notPaths: [/admin]}}]}]
`)
}

test_allow_deny if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{from: [{source: {notNamespaces: [shop]}}]}]
`)
}

test_allow_everything if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{}]
`)
}
