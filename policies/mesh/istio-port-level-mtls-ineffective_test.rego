package kubevet.mesh["istio-port-level-mtls-ineffective_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-port-level-mtls-ineffective"] as rule

test_deny_service_port if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "portLevelMtls", "80"], "message": "port 80 is that of Service \"web\"; the workload listens on 8080", "severity": "medium"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  portLevelMtls: {80: {mode: DISABLE}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}

test_deny_empty_selector if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "portLevelMtls"], "message": "a policy without a selector cannot have modes of ports"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {}
  portLevelMtls: {8080: {mode: DISABLE}}
`)
}

test_allow_target_port if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  portLevelMtls: {8080: {mode: DISABLE}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}

test_allow_both if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  portLevelMtls: {80: {mode: DISABLE}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {name: http, port: 80, targetPort: 8080}
---
apiVersion: v1
kind: Service
metadata:
  name: other
  namespace: shop
spec:
  selector: {app: web}
  ports:
    - {port: 8000, targetPort: 80}
`)
}

test_allow_another_service if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  portLevelMtls: {80: {mode: DISABLE}}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: other}
  ports:
    - {name: http, port: 80, targetPort: 8080}
`)
}
