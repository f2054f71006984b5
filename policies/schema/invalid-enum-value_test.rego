package kubevet.schema["invalid-enum-value_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["invalid-enum-value"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

_of(path, message) := {{"path": path, "message": message}}

test_deny_enumerated if {
	testing.stated(rule.deny) == _of(["spec", "securityContext", "seccompProfile", "type"], `"RuntimeDefalt" is none of "Localhost", "RuntimeDefault", "Unconfined"`) with input as _pod("{securityContext: {seccompProfile: {type: RuntimeDefalt}}, containers: [{name: a, image: a}]}")
	testing.stated(rule.deny) == _of(["spec", "containers", 0, "imagePullPolicy"], `"always" is none of "Always", "IfNotPresent", "Never"`) with input as _pod("{containers: [{name: a, image: a, imagePullPolicy: always}]}")
}

test_deny_two_sources if {
	testing.stated(rule.deny) == _of(["spec", "volumes", 0, "hostPath"], `only one of "emptyDir", "hostPath" can be set`) with input as _pod("{volumes: [{name: a, emptyDir: {}, hostPath: {path: /a}}], containers: [{name: a, image: a}]}")
	testing.stated(rule.deny) == _of(["spec", "containers", 0, "env", 0, "valueFrom"], `only one of "value", "valueFrom" can be set`) with input as _pod("{containers: [{name: a, image: a, env: [{name: A, value: a, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]}]}")
}

test_deny_no_handler if {
	testing.stated(rule.deny) == _of(["spec", "containers", 0, "livenessProbe"], `one of "exec", "grpc", "httpGet", "tcpSocket" has to be set`) with input as _pod("{containers: [{name: a, image: a, livenessProbe: {periodSeconds: 1}}]}")
}

test_deny_quantities if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "resources", "requests", "cpu"], "message": `the request of "cpu" exceeds its limit`},
		{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": "this is not a quantity, such as 100m or 64Mi"},
	} with input as _pod("{containers: [{name: a, image: a, resources: {requests: {cpu: 2}, limits: {cpu: 1, memory: 64MB}}}]}")
}

test_deny_ranges if {
	testing.stated(rule.deny) == _of(["spec", "volumes", 0, "secret", "defaultMode"], `"defaultMode" has to be between 0 and 511`) with input as _pod("{volumes: [{name: a, secret: {secretName: a, defaultMode: 644}}], containers: [{name: a, image: a}]}")
}

test_deny_services if {
	testing.stated(rule.deny) == _of(["spec", "ports", 0, "nodePort"], "nodePort cannot be set with type ClusterIP") with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIP, ports: [{port: 80, nodePort: 30080}]}")
}

test_deny_network_policies if {
	testing.stated(rule.deny) == _of(["spec", "ingress", 0, "from", 0, "ipBlock", "cidr"], "this is not a network in CIDR notation") with input as testing.input_for("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}]}")
}

test_deny_base64 if {
	testing.stated(rule.deny) == _of(["data", "a"], "this is not base64") with input as testing.input_for("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: not base64}")
}

test_allow_valid if {
	testing.stated(rule.deny) == set() with input as _pod(`{securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}, volumes: [{name: a}, {name: b, secret: {secretName: a, defaultMode: 0644}}], containers: [{name: a, image: a, imagePullPolicy: "", livenessProbe: {exec: {command: [a]}}, resources: {requests: {cpu: 1}, limits: {cpu: 1000m}}}]}`)
}

test_allow_placeholders if {
	testing.stated(rule.deny) == set() with input as _pod(`{restartPolicy: "${POLICY}", containers: [{name: a, image: a, resources: {limits: {cpu: "$(CPU)"}}}]}`)
}
