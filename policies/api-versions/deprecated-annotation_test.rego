package kubevet["api-versions"]["deprecated-annotation_test"]

import data.kubevet["api-versions"]["deprecated-annotation"] as rule
import data.kubevet.lib.testing

_finding(key, message, severity) := {{"path": ["metadata", "annotations", key], "message": message, "severity": severity}}

_map(key) := testing.input_for($"apiVersion: v1\nkind: Pod\nmetadata: \{name: a, annotations: \{{key}: b}}\nspec: \{containers: []}")

test_deny_without_effect if {
	key := "seccomp.security.alpha.kubernetes.io/pod"
	rule.deny == _finding(key, `annotation "seccomp.security.alpha.kubernetes.io/pod" does nothing since Kubernetes 1.27: securityContext.seccompProfile has replaced it`, "high") with input as _map(key)
}

test_deny_prefix if {
	key := "container.apparmor.security.beta.kubernetes.io/web"
	rule.deny == _finding(key, `annotation "container.apparmor.security.beta.kubernetes.io/web" is deprecated: securityContext.appArmorProfile has replaced it`, "low") with input as _map(key)
}

test_deny_templates if {
	rule.deny == {{
		"path": ["spec", "template", "metadata", "annotations", "scheduler.alpha.kubernetes.io/critical-pod"],
		"message": `annotation "scheduler.alpha.kubernetes.io/critical-pod" does nothing: priorityClassName has replaced it`,
		"severity": "medium",
	}} with input as testing.input_for("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\nspec: {template: {metadata: {annotations: {scheduler.alpha.kubernetes.io/critical-pod: ''}}, spec: {containers: []}}}")
}

test_allow_before if {
	rule.deny == set() with input as object.union(_map("seccomp.security.alpha.kubernetes.io/pod"), {"target": {"minor": 26}})
}

test_allow_others if {
	rule.deny == set() with input as _map("example.com/a")
}
