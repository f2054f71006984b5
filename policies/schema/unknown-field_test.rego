package kubevet.schema["unknown-field_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["unknown-field"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_misspelt if {
	rule.deny == {{
		"path": ["spec", "containers", 0, "imagePullPolcy"],
		"message": `Container has no field "imagePullPolcy", but has "imagePullPolicy"`,
	}} with input as _pod("{containers: [{name: web, image: a, imagePullPolcy: Always}]}")
}

test_deny_case_matters if {
	rule.deny == {{"path": ["spec", "hostnetwork"], "message": `PodSpec has no field "hostnetwork", but has "hostNetwork"`}} with input as _pod("{hostnetwork: true, containers: [{name: web, image: a}]}")
}

test_deny_nothing_near if {
	rule.deny == {{"path": ["spec", "initContainers", 0, "zzz"], "message": `Container has no field "zzz"`}} with input as _pod("{initContainers: [{name: a, image: a, zzz: 1}], containers: [{name: web, image: a}]}")
}

test_deny_pod_template_of_custom_resource if {
	rule.deny == {{
		"path": ["spec", "template", "spec", "containers", 0, "commnd"],
		"message": `Container has no field "commnd", but has "command"`,
	}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec: {template: {spec: {containers: [{name: a, image: a, commnd: [x]}]}}}
`)
}

_definition := `
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Shop, plural: shops}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                size: {type: integer}
                anything: {type: object, x-kubernetes-preserve-unknown-fields: true}
                tags: {type: object, additionalProperties: {type: string}}
`

_shop(text) := testing.input_for(concat("", ["apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: web}\nspec: ", text, _definition]))

test_deny_custom_resource if {
	rule.deny == {{"path": ["spec", "sise"], "message": `the object has no field "sise", but has "size"`}} with input as _shop("{sise: 1}")
}

test_allow_custom_resource if {
	rule.deny == set() with input as _shop("{size: 1, anything: {a: {b: 1}}, tags: {any: thing}}")
	rule.deny == set() with input as testing.input_for("apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: a}\nspec: {anything: 1}")
}

# A misplaced security field is reported by ineffective-security-field.
test_allow_security_fields if {
	rule.deny == set() with input as _pod("{securityContext: {privileged: true}, containers: [{name: web, image: a}]}")
}

test_allow_data if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {any: thing}}\ndata: {any: thing}")
}
