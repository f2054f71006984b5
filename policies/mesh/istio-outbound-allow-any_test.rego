package kubevet.mesh["istio-outbound-allow-any_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-outbound-allow-any"] as rule

test_deny_operator if {
	testing.stated(rule.deny) == {{"path": ["spec", "meshConfig", "outboundTrafficPolicy", "mode"], "message": "pods may call every host outside"}} with input as testing.input_for(`
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: {name: istio, namespace: istio-system}
spec: {profile: default}
`)
}

test_allow_gateways_alone if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: {name: gateways, namespace: istio-system}
spec: {profile: empty}
`)
}

test_deny_sidecar if {
	testing.stated(rule.deny) == {{"path": ["spec", "outboundTrafficPolicy", "mode"], "message": "pods may call every host outside"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: default, namespace: shop}
spec: {outboundTrafficPolicy: {mode: ALLOW_ANY}}
`)
}

test_deny_absent if {
	testing.stated(rule.deny) == {{"path": ["data", "mesh"], "message": "pods may call every host outside"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-stable, namespace: istio-system}
data: {mesh: 'rootNamespace: istio-system'}
`)
}

test_allow_sidecar if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: default, namespace: shop}
spec: {egress: [{hosts: ['./*']}]}
`)
}

test_allow_another if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: istio-ca-root-cert, namespace: shop}
data: {root-cert.pem: x}
`)
}
