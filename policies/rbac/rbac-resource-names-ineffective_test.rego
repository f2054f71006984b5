package kubevet.rbac["rbac-resource-names-ineffective_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-resource-names-ineffective"] as rule

test_deny_each_verb if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "verbs", 1], "message": `"create" is never granted by an entry with resourceNames`}, {"path": ["rules", 0, "verbs", 2], "message": `"deletecollection" is never granted by an entry with resourceNames`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r}
rules:
  - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, create, deletecollection, list], resourceNames: [leader]}
`)
}

test_allow_what_names_do_restrict if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, watch, update, patch, delete], resourceNames: [a]}
  - {apiGroups: [""], resources: [secrets], verbs: [create], resourceNames: []}
  - {apiGroups: [""], resources: [secrets], verbs: [create], resourceNames: ["", a]}
  - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create], resourceNames: [a]}
  - {apiGroups: [""], resources: [secrets], verbs: ["*"], resourceNames: [a]}
`)
}
