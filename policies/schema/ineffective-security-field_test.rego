package kubevet.schema["ineffective-security-field_test"]

import data.kubevet.lib.testing
import data.kubevet.schema["ineffective-security-field"] as rule

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_container_field_in_pod if {
	every field in ["privileged", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "procMount"] {
		rule.deny == {{
			"path": ["spec", "securityContext", field],
			"message": $`"{field}" does nothing in PodSecurityContext: it belongs to the securityContext of a container`,
		}} with input as _pod($"\{securityContext: \{{field}: true}, containers: [\{name: web, image: a}]}")
	}
}

test_deny_pod_field_in_containers if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "securityContext", "fsGroup"], "message": `"fsGroup" does nothing in SecurityContext: it belongs to the securityContext of the pod`},
		{"path": ["spec", "initContainers", 0, "securityContext", "hostPID"], "message": `"hostPID" does nothing in SecurityContext: it belongs to the spec of the pod`},
		{"path": ["spec", "runAsUser"], "message": `"runAsUser" does nothing in PodSpec: it belongs to the securityContext of a container or the pod`},
	} with input as _pod("{runAsUser: 1, initContainers: [{name: a, image: a, securityContext: {hostPID: true}}], containers: [{name: web, image: a, securityContext: {fsGroup: 1}}]}")
}

test_deny_beside_template if {
	rule.deny == {{"path": ["spec", "securityContext"], "message": `"securityContext" does nothing in DeploymentSpec: it belongs to the spec of the pod or a container`}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true}
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: a}]}}
`)
}

test_allow_right_places if {
	rule.deny == set() with input as _pod("{hostPID: true, securityContext: {runAsUser: 1, fsGroup: 1}, containers: [{name: web, image: a, securityContext: {privileged: true, runAsUser: 1}}]}")
}

test_allow_other_unknown_field if {
	rule.deny == set() with input as _pod("{securityContext: {zzz: 1}, containers: [{name: web, image: a}]}")
}
