package kubevet.network["ingress-class-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-class-missing"] as rule

_found := {{"path": ["spec", "ingressClassName"], "message": "the cluster decides which controller serves the ingress"}}

test_deny_no_class if {
	every object in [
		"{metadata: {name: web}, spec: {rules: [{host: a.example.com}]}}",
		"{metadata: {name: web, annotations: null}, spec: {ingressClassName: null}}",
		`{metadata: {name: web, annotations: {kubernetes.io/ingress.class: ""}}, spec: {ingressClassName: ""}}`,
		"{metadata: {name: web}, spec: null}",
	] {
		rule.deny == _found with input as testing.input_for($`\{apiVersion: networking.k8s.io/v1, kind: Ingress, {trim_prefix(object, "{")}`)
	}
}

test_deny_a_class_that_is_no_default if {
	rule.deny == _found with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
`)
}

test_allow_a_class if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {kubernetes.io/ingress.class: nginx}}
`)
}

test_allow_a_default_class_of_the_bundle if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx, annotations: {ingressclass.kubernetes.io/is-default-class: "true"}}
`)
}
