package kubevet.rbac["rbac-namespace-secrets-access_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-namespace-secrets-access"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {
		{
			"path": ["rules", 0, "resources", 0],
			"message": `Role "r" can get and create the Secrets of namespace "shop"`,
			"severity": "medium",
			"related": [],
		},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [create, get]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, create]}
`)
}

test_allow_misshapen_rules if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules: [null, none, {apiGroups: "", resources: pods, verbs: null}, {apiGroups: [1], resources: [[]], verbs: [{}]}]
`)
}

test_allow_roles_that_the_api_server_makes if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: "system:kube-controller-manager", labels: {kubernetes.io/bootstrapping: rbac-defaults}}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [create, get]}
`)
}

test_allow_narrow_grants_and_those_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [one]}
  - {apiGroups: [example.com], resources: [secrets], verbs: [get]}
`)
}

test_deny_kube_system_as_graver if {
	[finding.severity | some finding in rule.deny] == ["high"] with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: kube-system}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [list]}
`)
}

test_deny_making_secrets_in_strict if {
	{[finding.message, finding.profile] | some finding in rule.deny} == {
		[`Role "r" can create the Secrets of namespace "shop"`, "strict"],
		[`Role "r" can read, write and delete the Secrets of namespace "shop"`, "recommended"],
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [create]}
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, create, update, delete]}
`)
}

test_deny_names_who_is_bound if {
	count([related |
		some finding in rule.deny
		some related in finding.related
		related == {
			"kind": "RoleBinding",
			"namespace": "shop",
			"name": "b",
			"path": ["roleRef"],
			"message": `binds it to ServiceAccount "shop/app"`,
		}
	]) == 1 with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [list]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`)
}
