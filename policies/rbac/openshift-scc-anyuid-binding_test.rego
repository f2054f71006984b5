package kubevet.rbac["openshift-scc-anyuid-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["openshift-scc-anyuid-binding"] as rule

test_deny_roles if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can use SecurityContextConstraints \"anyuid\"", "path": ["rules", 0, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can use every SecurityContextConstraints", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [use], resourceNames: [restricted-v2, anyuid]}
  - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: ["*"]}
`)
}

test_deny_bindings if {
	testing.stated(rule.deny) == {{
		"path": ["roleRef", "name"],
		"message": `ServiceAccount "shop/web" can use SecurityContextConstraints "privileged"`,
		"related": [],
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:privileged"}
subjects: [{kind: ServiceAccount, name: web, namespace: shop}]
`)
}

test_allow_constraints_with_limits if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [use], resourceNames: [nonroot, nonroot-v2, restricted-v2, shop-anyuid]}
  - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [get, list, watch]}
  - {apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: anyuid}
subjects: [{kind: ServiceAccount, name: web}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: b, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:anyuid"}
subjects: null
`)
}
