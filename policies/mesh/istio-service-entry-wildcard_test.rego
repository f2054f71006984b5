package kubevet.mesh["istio-service-entry-wildcard_test"]

import data.kubevet.lib.testing
import data.kubevet.mesh["istio-service-entry-wildcard"] as rule

test_deny_everything if {
	testing.stated(rule.deny) == {{"path": ["spec", "hosts", 0], "message": "\"*\" is whatever anybody registers"}} with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: a, namespace: shop}
spec: {hosts: ['*'], resolution: NONE}
`)
}

test_allow_domain if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: a, namespace: shop}
spec: {hosts: ['*.example.com'], resolution: NONE}
`)
}

test_allow_internal if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: a, namespace: shop}
spec: {hosts: ['*.global'], location: MESH_INTERNAL}
`)
}
