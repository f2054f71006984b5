package kubevet.network["ingress-nginx-snippets-enabled_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-nginx-snippets-enabled"] as rule

test_deny_config_map if {
	rule.deny == {{"path": ["data", "allow-snippet-annotations"], "message": "snippets of Ingresses become configuration of the controller"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: nginx}
data: {allow-snippet-annotations: "True", annotations-risk-level: High}
`)
	rule.deny == {{"path": ["data", "annotations-risk-level"], "message": "annotations of critical risk become configuration of the controller"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: nginx}
data: {annotations-risk-level: Critical}
`)
}

test_deny_the_flag if {
	rule.deny == {{"path": ["spec", "template", "spec", "containers", 0, "args", 1], "message": `container "controller" does not check the annotations of Ingresses`}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: nginx}
spec:
  template:
    spec:
      containers:
        - {name: controller, args: [/nginx-ingress-controller, --enable-annotation-validation=false, --enable-ssl-passthrough]}
`)
}

test_allow_the_defaults if {
	every entries in [
		`{allow-snippet-annotations: "false", annotations-risk-level: Medium}`,
		"{allow-snippet-annotations: true}",
		"{}",
		"null",
		"[allow-snippet-annotations]",
	] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: v1
kind: ConfigMap
metadata: \{name: nginx}
data: {entries}
`)
	}
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: nginx}
data: {allow-snippet-annotations: "true"}
spec: {containers: [{name: controller, args: [--enable-annotation-validation=true, --enable-annotation-validation, --enable-ssl-passthrough]}]}
`)
}
