package kubevet.schema["invalid-metadata-name_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["invalid-metadata-name"] as rule

_map(name) := testing.input_for($"apiVersion: v1\nkind: ConfigMap\nmetadata: {name}")

_subdomain := "metadata.name has to be a DNS subdomain: lower case letters, digits, hyphens and dots"

test_deny_names if {
	every name in ["Web", "web_1", "web-", "web..a"] {
		testing.stated(rule.deny) == {{"path": ["metadata", "name"], "message": _subdomain}} with input as _map($"\{name: {name}}")
	}
}

test_deny_no_name if {
	every metadata in ["{}", "{name: null}", "{namespace: shop}", `{name: ""}`] {
		testing.stated(rule.deny) == {{"path": ["metadata", "name"], "message": "the object has no name"}} with input as _map(metadata)
	}
}

test_deny_namespace if {
	testing.stated(rule.deny) == {{"path": ["metadata", "namespace"], "message": "metadata.namespace has to be a DNS label: at most 63 lower case letters, digits and hyphens"}} with input as _map("{name: a, namespace: my.shop}")
}

test_allow_names if {
	every metadata in ["{name: web-1.example}", "{generateName: web-}", "{name: '${NAME}'}", "{name: a, namespace: $(NS)}"] {
		rule.deny == set() with input as _map(metadata)
	}
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: 'shop:Reader_1'}\nrules: []")
}
