package kubevet.schema["wrong-type_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["wrong-type"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_scalars if {
	rule.deny == {
		{"path": ["spec", "hostNetwork"], "message": "a string stands where a boolean belongs"},
		{"path": ["spec", "priority"], "message": "a string stands where an integer belongs"},
		{"path": ["spec", "terminationGracePeriodSeconds"], "message": "a fraction stands where an integer belongs"},
		{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": "a string stands where an integer belongs"},
	} with input as _pod(`{hostNetwork: "true", priority: "1", terminationGracePeriodSeconds: 1.5, containers: [{name: a, image: a, securityContext: {runAsUser: "0"}}]}`)
}

test_deny_shapes if {
	rule.deny == {{"path": ["spec", "containers"], "message": "a mapping stands where a list belongs"}} with input as _pod("{containers: {name: a, image: a}}")
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "a string stands where a list belongs"}} with input as _pod("{containers: [{name: a, image: a, command: run}]}")
	rule.deny == {{"path": ["spec", "containers", 0, "resources"], "message": "a list stands where a mapping belongs"}} with input as _pod("{containers: [{name: a, image: a, resources: []}]}")
}

test_deny_too_large if {
	rule.deny == {{"path": ["spec", "priority"], "message": "a number stands where a 32-bit integer belongs"}} with input as _pod("{priority: 3000000000, containers: [{name: a, image: a}]}")
}

test_allow_null_and_integral_fractions if {
	rule.deny == set() with input as _pod("{hostNetwork: null, priority: 1.0, containers: [{name: a, image: a, command: null, resources: {limits: {cpu: 1, memory: 1.5}}}]}")
}

test_allow_placeholders if {
	rule.deny == set() with input as _pod(`{priority: "${PRIORITY}", hostNetwork: $(NETWORK), containers: [{name: a, image: a}]}`)
}

test_allow_int_or_string if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80, targetPort: 80, name: a}, {port: 81, targetPort: web, name: b}]}")
}
