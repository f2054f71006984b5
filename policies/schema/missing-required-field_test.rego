package kubevet.schema["missing-required-field_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["missing-required-field"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_containers if {
	rule.deny == {{"path": ["spec", "containers"], "message": `PodSpec requires "containers"`}} with input as _pod("{containers: []}")
	rule.deny == {{"path": ["spec", "containers"], "message": `PodSpec requires "containers"`}} with input as _pod("{hostNetwork: true}")
	rule.deny == {
		{"path": ["spec", "containers", 0, "name"], "message": `Container requires "name"`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `Container requires "image"`},
	} with input as _pod(`{initContainers: [{name: a}], containers: [{image: a, name: ""}]}`)
}

test_deny_selector if {
	rule.deny == {{"path": ["spec", "selector"], "message": `DeploymentSpec requires "selector"`}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: a}]}}}
`)
}

test_deny_conditionally if {
	rule.deny == {
		{"path": ["spec", "ports", 0, "name"], "message": `ServicePort requires "name"`},
		{"path": ["spec", "ports", 1, "name"], "message": `ServicePort requires "name"`},
	} with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}, {port: 81}]}")
	rule.deny == {{"path": ["data", "tls.key"], "message": `Secret requires "data["tls.key"]"`}} with input as testing.input_for("apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata: {name: a}\ndata: {tls.crt: YQ==}")
}

test_allow_optional if {
	rule.deny == set() with input as _pod("{containers: [{name: a, image: a, livenessProbe: {httpGet: {port: 80, httpHeaders: [{name: A}]}}}]}")
	rule.deny == set() with input as testing.input_for("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {policyTypes: [Ingress]}")
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}")
	rule.deny == set() with input as testing.input_for("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a, image: a}]}}}")
}
