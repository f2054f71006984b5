package kubevet.rbac["rbac-secrets-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-secrets-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can update and patch Secrets in every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on Secrets in every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [apps, ""], resources: [configmaps, secrets], verbs: [get, patch, update]}
  - {apiGroups: ["*"], resources: [secrets], verbs: ["*"]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [get, list, watch, delete]}
  - {apiGroups: [""], resources: [secrets], verbs: [create, update], resourceNames: [one]}
  - {apiGroups: [""], resources: [secrets/status, sealedsecrets], verbs: [create]}
  - {apiGroups: [external-secrets.io], resources: [secrets], verbs: [create]}
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
  - {apiGroups: [apps, ""], resources: [configmaps, secrets], verbs: [get, patch, update]}
  - {apiGroups: ["*"], resources: [secrets], verbs: ["*"]}
`)
}

test_deny_in_kube_system if {
	[finding.message | some finding in rule.deny] == [`Role "r" can create Secrets in kube-system`] with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: kube-system}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [create]}
`)
}

test_allow_in_another_namespace if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [secrets], verbs: [create]}
`)
}
