package kubevet.rbac["wildcard-rbac-api-group_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["wildcard-rbac-api-group"] as rule

test_deny_every_entry if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "apiGroups", 0], "message": `ClusterRole "r" can get and list "pods" and "services" in every API group`, "related": []}, {"path": ["rules", 1, "apiGroups", 1], "message": `ClusterRole "r" can get "pods" in every API group`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["*"], resources: [pods, services], verbs: [get, list]}
  - {apiGroups: [apps, "*"], resources: [pods], verbs: [get]}
`)
}

test_allow_what_others_report_and_named_groups if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["", apps], resources: [pods], verbs: [get]}
  - {nonResourceURLs: ["*"], verbs: [get]}
`)
}
