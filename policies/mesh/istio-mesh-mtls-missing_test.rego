package kubevet.mesh["istio-mesh-mtls-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-mesh-mtls-missing"] as rule

test_deny_selector_alone if {
	testing.stated(rule.deny) == {{"path": ["metadata", "name"], "message": "no PeerAuthentication asks the pods of namespace \"shop\" for mutual TLS"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/rev: stable
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: STRICT}
`)
}

test_deny_ambient if {
	testing.stated(rule.deny) == {{"path": ["metadata", "name"], "message": "no PeerAuthentication asks the pods of namespace \"shop\" for mutual TLS"}} with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio.io/dataplane-mode: ambient
`)
}

test_allow_mesh_policy if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
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

test_allow_other_root if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: mesh
spec:
  mtls: {mode: STRICT}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: istio, namespace: istio-system}
data:
  mesh: |
    rootNamespace: mesh
`)
}

test_allow_permissive_said_elsewhere if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: enabled
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

test_allow_not_in_mesh if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    istio-injection: disabled
`)
}
