package kubevet.rbac["rbac-admission-config-write_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-admission-config-write"] as rule

test_deny_every_way_to_have_the_power if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create and deletecollection validatingadmissionpolicies", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every verb on mutatingwebhookconfigurations and validatingwebhookconfigurations", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicies], verbs: [create, deletecollection]}
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations, mutatingwebhookconfigurations], verbs: ["*"]}
`)
}

test_allow_what_does_not_give_it if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations, mutatingwebhookconfigurations], verbs: [get, list, watch]}
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [update, patch], resourceNames: [mine]}
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicies/status], verbs: [update]}
  - {apiGroups: [kyverno.io], resources: [mutatingadmissionpolicies], verbs: [update]}
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
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingadmissionpolicies], verbs: [create, deletecollection]}
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations, mutatingwebhookconfigurations], verbs: ["*"]}
`)
}

test_allow_bound_in_a_namespace_only if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [create]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: app}]
`)
}
