package kubevet.schema["invalid-init-container-field_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["invalid-init-container-field"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_probes if {
	every field in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] {
		rule.deny == {{
			"path": ["spec", "initContainers", 0, field],
			"message": $`init container "a" cannot have a {field} without restartPolicy Always`,
		}} with input as _pod($"\{initContainers: [\{name: a, image: a, {field}: \{}}], containers: [\{name: b, image: a}]}")
	}
}

test_deny_policies_of_old_versions if {
	rule.deny == {{
		"path": ["spec", "containers", 0, "restartPolicy"],
		"message": `container "b" cannot have restartPolicy "Never" in Kubernetes 1.33`,
	}} with input as object.union(_pod("{containers: [{name: b, image: a, restartPolicy: Never}]}"), {"target": {"minor": 33}})
}

test_allow_sidecars if {
	rule.deny == set() with input as _pod("{initContainers: [{name: a, image: a, restartPolicy: Always, livenessProbe: {}}], containers: [{name: b, image: a, livenessProbe: {}}]}")
}

test_allow_policies_of_new_versions if {
	rule.deny == set() with input as _pod("{containers: [{name: b, image: a, restartPolicy: Never}]}")
}
