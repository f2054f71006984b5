package kubevet.network["ingress-class-not-allowed_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-class-not-allowed"] as rule

_input(text, allowed) := object.union(testing.input_for(text), {"parameters": {"ingress-class-not-allowed": {"allowed-classes": allowed}}})

_field := `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {ingressClassName: nginx}
`

_annotation := `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {kubernetes.io/ingress.class: nginx}}
`

test_deny_other_classes if {
	rule.deny == {{"path": ["spec", "ingressClassName"], "message": `class "nginx" is not one of those allowed`}} with input as _input(_field, ["a", "b"])
	rule.deny == {{"path": ["metadata", "annotations", "kubernetes.io/ingress.class"], "message": `class "nginx" is not one of those allowed`}} with input as _input(_annotation, ["a"])
}

test_allow_what_is_listed_and_everything_without_a_list if {
	every text in [_field, _annotation] {
		rule.deny == set() with input as _input(text, ["a", "nginx"])
		rule.deny == set() with input as _input(text, [])
		rule.deny == set() with input as testing.input_for(text)
	}
	rule.deny == set() with input as _input("{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}}", ["a"])
}
