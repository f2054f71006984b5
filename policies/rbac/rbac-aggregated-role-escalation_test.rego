package kubevet.rbac["rbac-aggregated-role-escalation_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-aggregated-role-escalation"] as rule

_role(to, rules) := testing.input_for(concat("", [
	`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r, labels: {rbac.authorization.k8s.io/aggregate-to-`,
	to, `: "true"}}
rules:
`,
	rules,
]))

_messages(path, message) := {{"path": ["rules", path], "message": message, "related": []}}

test_deny_what_view_lacks if {
	every rules, deed in {
		`  - {apiGroups: [""], resources: [secrets], verbs: [list]}`: "read Secrets",
		`  - {apiGroups: [""], resources: [pods/exec], verbs: [create]}`: "run commands in pods",
		`  - {apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate]}`: "impersonate service accounts",
		`  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}`: "write any right into roles",
		`  - {apiGroups: ["*"], resources: ["*"], verbs: [get, list]}`: "get and list every resource",
	} {
		testing.stated(rule.deny) == _messages(0, $`everybody with the role "view" can {deed}`) with input as _role("view", rules)
	}
}

test_deny_what_edit_and_admin_lack if {
	testing.stated(rule.deny) == _messages(0, `everybody with the role "edit" can write roles and bindings`) with input as _role("edit", `  - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}`)
	testing.stated(rule.deny) == _messages(0, `everybody with the role "admin" can bind roles to themselves`) with input as _role("admin", `  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind]}`)
	testing.stated(rule.deny) == _messages(0, `everybody with the role "admin" can do everything with every resource`) with input as _role("admin", `  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}`)
}

test_allow_what_the_role_has_anyway if {
	rule.deny == set() with input as _role("edit", `  - {apiGroups: [""], resources: [secrets, pods/exec, serviceaccounts/token], verbs: [get, list, create]}
  - {apiGroups: [""], resources: ["*"], verbs: [get, list]}`)
	rule.deny == set() with input as _role("admin", `  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [create, update]}`)
}

test_allow_resources_of_other_groups if {
	rule.deny == set() with input as _role("view", `  - {apiGroups: [shop.example.com], resources: ["*"], verbs: [get, list, watch]}
  - {apiGroups: [""], resources: [secrets], resourceNames: [one], verbs: [get]}`)
	rule.deny == set() with input as _role("admin", `  - {apiGroups: [shop.example.com], resources: ["*"], verbs: ["*"]}`)
}

test_allow_roles_that_are_added_to_none_or_made_by_the_api_server if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r, labels: {example.com/aggregate-to-view: "true", rbac.authorization.k8s.io/aggregate-to-edit: "false"}}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get]}
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: system:aggregate-to-edit
  labels: {kubernetes.io/bootstrapping: rbac-defaults, rbac.authorization.k8s.io/aggregate-to-edit: "true"}
rules:
  - {apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}
`)
}
