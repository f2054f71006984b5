package kubevet.rbac["rbac-api-service-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-api-service-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create apiservices", "path": ["rules", 0, "resources", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can delete and patch customresourcedefinitions", "path": ["rules", 1, "resources", 0], "related": [], "severity": "low"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [create]}
  - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch, delete]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [get, list, watch]}
  - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [update], resourceNames: [shops.example.com]}
  - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions/status], verbs: [update]}
  - {apiGroups: [apiregistration.k8s.io], resources: [customresourcedefinitions], verbs: [create]}
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
  - {apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [create]}
  - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch, delete]}
`)
}
