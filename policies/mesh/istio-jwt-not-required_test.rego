package kubevet.mesh["istio-jwt-not-required_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-jwt-not-required"] as rule

test_deny_policy_without_tokens if {
	testing.stated(rule.deny) == {{"path": ["spec", "jwtRules"], "message": "requests without a token are let in: no AuthorizationPolicy asks for one"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {namespaces: [shop]}}]}]
`)
}

test_deny_policy_of_another if {
	testing.stated(rule.deny) == {{"path": ["spec", "jwtRules"], "message": "requests without a token are let in: no AuthorizationPolicy asks for one"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: other}}
  rules: [{from: [{source: {requestPrincipals: ['*']}}]}]
`)
}

test_deny_forwarded if {
	testing.stated(rule.deny) == {{"path": ["spec", "jwtRules"], "message": "requests without a token are let in: no AuthorizationPolicy asks for one", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  jwtRules: [{issuer: a, forwardOriginalToken: true}]
`)
}

test_allow_denied_without if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{from: [{source: {notRequestPrincipals: ['*']}}]}]
`)
}

test_allow_claims if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{when: [{key: 'request.auth.claims[groups]', values: [a]}]}]
`)
}

test_allow_nothing_allowed if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec: {}
`)
}

test_allow_custom if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: CUSTOM
  provider: {name: a}
  rules: [{}]
`)
}

test_allow_root_policy if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: istio-system
spec:
  action: DENY
  rules: [{from: [{source: {notRequestPrincipals: ['*']}}]}]
`)
}

test_allow_routes_by_claims if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  jwtRules:
    - issuer: https://sso.example.com
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
  namespace: shop
spec:
  hosts: [a]
  http: [{match: [{headers: {'@request.auth.claims.sub': {exact: a}}}], route: []}]
`)
}

test_allow_attached if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: shop
spec:
  targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: web}]
  jwtRules: [{issuer: a}]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  targetRefs: [{kind: Gateway, group: gateway.networking.k8s.io, name: web}]
  rules: [{from: [{source: {requestPrincipals: ['*']}}]}]
`)
}
