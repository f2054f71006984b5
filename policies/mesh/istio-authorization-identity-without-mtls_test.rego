package kubevet.mesh["istio-authorization-identity-without-mtls_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-authorization-identity-without-mtls"] as rule

test_deny_no_policy if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "from", 0, "source", "principals"], "message": "who comes without mutual TLS is not denied", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{from: [{source: {principals: ['cluster.local/ns/dev/sa/a']}}]}]
`)
}

test_deny_all_but if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "from", 0, "source", "notNamespaces"], "message": "who comes without mutual TLS is let in"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {notNamespaces: [dev]}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: PERMISSIVE}
`)
}

test_deny_when if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "when", 0, "values"], "message": "who comes without mutual TLS is not denied", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{when: [{key: source.namespace, values: [dev]}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: PERMISSIVE}
`)
}

test_deny_never_matches if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "rules", 0, "from", 0, "source", "serviceAccounts"], "message": "the rule matches nobody: the workloads take plaintext alone", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  rules: [{from: [{source: {serviceAccounts: [frontend]}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: DISABLE}
`)
}

test_allow_names_clients if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {namespaces: [shop]}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: PERMISSIVE}
`)
}

test_allow_names_some if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  rules: [{from: [{source: {namespaces: [shop], notPrincipals: ['cluster.local/ns/shop/sa/a']}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: PERMISSIVE}
`)
}

test_allow_mesh_strict if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{from: [{source: {namespaces: [dev]}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: {mode: STRICT}
`)
}

test_allow_deny_others if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: web
  namespace: shop
spec:
  action: DENY
  rules: [{from: [{source: {notNamespaces: [shop]}}]}]
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: PERMISSIVE}
`)
}
