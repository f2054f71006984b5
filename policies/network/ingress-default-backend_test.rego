package kubevet.network["ingress-default-backend_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-default-backend"] as rule

test_deny_both_versions if {
	rule.deny == {{"path": ["spec", "defaultBackend"], "message": "requests that match no rule go to the default backend"}} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}, rules: [{host: a.example.com}]}
`)
	rule.deny == {{"path": ["spec", "backend"], "message": "requests that match no rule go to the default backend"}} with input as testing.input_for(`
apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: web}
spec: {backend: {serviceName: web, servicePort: 80}}
`)
}

test_allow_none if {
	every spec in ["{rules: [{host: a.example.com}]}", "{defaultBackend: null}", "{defaultBackend: web}", "null"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: \{name: web}
spec: {spec}
`)
	}
}
