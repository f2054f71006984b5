package kubevet.mesh["istio-peer-authentication-narrow-default_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-peer-authentication-narrow-default"] as rule

test_deny_selector if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "selector"], "message": "\"default\" is for the selected workloads alone, not for the namespace"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1beta1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: STRICT}
`)
}

test_allow_first_of_two if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: a
  namespace: shop
spec:
  mtls: {mode: STRICT}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  mtls: {mode: PERMISSIVE}
`)
}

test_allow_two_namespaces if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: STRICT}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: other
spec:
  mtls: {mode: STRICT}
`)
}

test_allow_named_selector if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: web
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: STRICT}
`)
}
