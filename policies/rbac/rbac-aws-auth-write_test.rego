package kubevet.rbac["rbac-aws-auth-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-aws-auth-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {
		{
			"path": ["rules", 0, "resources", 0],
			"message": `Role "r" can update the ConfigMap "aws-auth", which says whom EKS lets in`,
			"severity": "critical",
			"related": [],
		},
		{
			"path": ["rules", 1, "resources", 1],
			"message": `Role "r" can patch the ConfigMap "aws-auth", which says whom EKS lets in`,
			"severity": "high",
			"related": [],
		},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: kube-system}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get, update], resourceNames: [other, aws-auth]}
  - {apiGroups: [""], resources: [leases, configmaps], verbs: [create, patch]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: kube-system}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get, list, create, delete]}
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [leader]}
  - {apiGroups: [apps], resources: [configmaps], verbs: [update]}
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
  - {apiGroups: [""], resources: [configmaps], verbs: [get, update], resourceNames: [other, aws-auth]}
  - {apiGroups: [""], resources: [leases, configmaps], verbs: [create, patch]}
`)
}

test_allow_other_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [aws-auth]}
  - {apiGroups: [""], resources: [configmaps], verbs: [update]}
`)
}

test_allow_every_configmap_of_the_cluster if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [update]}
`)
}

test_deny_the_name_in_a_cluster_role if {
	[finding.severity | some finding in rule.deny] == ["critical"] with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [aws-auth]}
`)
}
