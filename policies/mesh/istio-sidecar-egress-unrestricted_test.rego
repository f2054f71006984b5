package kubevet.mesh["istio-sidecar-egress-unrestricted_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-sidecar-egress-unrestricted"] as rule

test_deny_example if {
	testing.stated(rule.deny) == {{"path": ["spec", "egress", 0, "hosts", 0], "message": "the proxies know every service of every namespace"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress:
    - hosts:
        - '*/*'
`)
}

test_allow_own_namespace if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: a, namespace: shop}
spec: {egress: [{hosts: ['./*', 'payments/*', '~/*']}]}
`)
}
