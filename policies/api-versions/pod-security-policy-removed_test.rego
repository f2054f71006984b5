package kubevet["api-versions"]["pod-security-policy-removed_test"]

import data.kubevet["api-versions"]["pod-security-policy-removed"] as rule
import data.kubevet.lib.testing

_role := testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: [policy], resources: [podsecuritypolicies], resourceNames: [a], verbs: [use]}]")

test_deny_use if {
	rule.deny == {{
		"path": ["rules", 0, "resources", 0],
		"message": "podsecuritypolicies are gone since Kubernetes 1.25, and nothing takes their place by itself",
	}} with input as _role
}

test_allow_while_they_are_there if {
	rule.deny == set() with input as object.union(_role, {"target": {"minor": 24}})
}

test_allow_other_resources if {
	rule.deny == set() with input as testing.input_for("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: [{apiGroups: [policy], resources: [poddisruptionbudgets], verbs: [get]}]")
}
