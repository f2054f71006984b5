package kubevet.schema["invalid-port-name_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["invalid-port-name"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

_name := `"name" is not a port's name of at most 15 lower case letters, digits and hyphens`

test_deny_names if {
	every name in ["metrics-of-the-shop", "8080", "HTTP", "a--b"] {
		rule.deny == {{"path": ["spec", "containers", 0, "ports", 0, "name"], "message": _name}} with input as _pod($`\{containers: [\{name: a, image: a, ports: [\{containerPort: 80, name: "{name}"}]}]}`)
	}
}

test_deny_numbers if {
	rule.deny == {
		{"path": ["spec", "ports", 0, "port"], "message": `"port" is not a port from 1 to 65535`},
		{"path": ["spec", "ports", 0, "targetPort"], "message": `"targetPort" is not a port from 1 to 65535`},
	} with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 70000, targetPort: 70001}]}")
}

test_deny_probes if {
	rule.deny == {{
		"path": ["spec", "initContainers", 0, "startupProbe", "httpGet", "port"],
		"message": `"port" is not a port's name of at most 15 lower case letters, digits and hyphens`,
	}} with input as _pod(`{initContainers: [{name: a, image: a, restartPolicy: Always, startupProbe: {httpGet: {port: "80"}}}], containers: [{name: b, image: a}]}`)
}

test_allow_ports if {
	rule.deny == set() with input as _pod(`{containers: [{name: a, image: a, ports: [{containerPort: 80, name: http-web, hostPort: 0}], livenessProbe: {httpGet: {port: http-web}}}]}`)
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, name: a-name-longer-than-fifteen}]}")
}
