package kubevet.rbac["rbac-workload-create_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-workload-create"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create and patch deployments, jobs and pods in every namespace it is bound in", "path": ["rules", 1, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can create pods in every namespace it is bound in", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, create, update]}
  - {apiGroups: ["", apps, batch], resources: [jobs, deployments, pods], verbs: [create, patch, list]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods], verbs: [get, list, watch, update, patch, delete]}
  - {apiGroups: [apps], resources: [deployments/scale, deployments/status], verbs: [update, patch]}
  - {apiGroups: [apps], resources: [deployments], verbs: [update], resourceNames: [web]}
  - {apiGroups: [apps], resources: [deployments], verbs: [delete]}
  - {apiGroups: [example.com], resources: [jobs], verbs: [create]}
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
  - {apiGroups: [""], resources: [pods], verbs: [get, create, update]}
  - {apiGroups: ["", apps, batch], resources: [jobs, deployments, pods], verbs: [create, patch, list]}
`)
}

test_deny_a_namespace_as_less_grave if {
	testing.stated(rule.deny) == {{"message": "Role \"r\" can update cronjobs in namespace \"shop\"", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [batch], resources: [cronjobs], verbs: [update]}
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
  - {apiGroups: [""], resources: [pods], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`)
}
