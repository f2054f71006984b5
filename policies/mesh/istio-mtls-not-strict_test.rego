package kubevet.mesh["istio-mtls-not-strict_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-mtls-not-strict"] as rule

test_deny_disable if {
	testing.stated(rule.deny) == {{"path": ["spec", "mtls", "mode"], "message": "the workloads take plaintext alone"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls:
    mode: DISABLE
`)
}

test_deny_ports if {
	testing.stated(rule.deny) == {{"path": ["spec", "portLevelMtls", "8080", "mode"], "message": "port 8080 takes plaintext", "severity": "low"}, {"path": ["spec", "portLevelMtls", "9090", "mode"], "message": "port 9090 takes plaintext", "severity": "low"}} with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  selector: {matchLabels: {app: web}}
  mtls: {mode: STRICT}
  portLevelMtls:
    8080: {mode: DISABLE}
    9090: {mode: PERMISSIVE}
    9091: {mode: UNSET}
`)
}

test_allow_unset if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {mode: UNSET}
`)
}

test_allow_empty if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: {}
`)
}
