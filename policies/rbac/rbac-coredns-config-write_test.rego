package kubevet.rbac["rbac-coredns-config-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-coredns-config-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can patch the ConfigMap of the cluster DNS in \"kube-system\"", "path": ["rules", 1, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can update the ConfigMap of the cluster DNS in \"kube-system\"", "path": ["rules", 0, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get, update]}
  - {apiGroups: [""], resources: [configmaps], verbs: [patch], resourceNames: [coredns]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [get, list, create, delete]}
  - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [leader]}
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
  - {apiGroups: [""], resources: [configmaps], verbs: [get, update]}
  - {apiGroups: [""], resources: [configmaps], verbs: [patch], resourceNames: [coredns]}
`)
}

test_allow_other_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [configmaps], verbs: [update]}
`)
}
