package kubevet.schema["unrendered-template_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["unrendered-template"] as rule

test_deny_names if {
	rule.deny == {{"path": ["metadata", "name"], "message": `a template left "{{" here`}} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '{{ .Release.Name }}-web'}")
	rule.deny == {{"path": ["metadata", "namespace"], "message": `a template left "<no value>" here`}} with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: <no value>}")
}

test_deny_numbers if {
	rule.deny == {{"path": ["spec", "replicas"], "message": `a template left "{{" here`}} with input as testing.input_for("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: '{{ .Values.replicas }}', selector: {matchLabels: {a: b}}, template: {spec: {containers: [{name: a, image: a}]}}}")
}

test_allow_placeholders if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: '${NAME}', namespace: $(NAMESPACE)}")
}

# What other programs render is theirs.
test_allow_data if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, annotations: {b: '{{ x }}'}}\ndata: {c: '{{ .Labels.alertname }}'}")
}
