package kubevet.rbac["cluster-admin-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["cluster-admin-binding"] as rule

test_deny_cluster_role_binding_once_for_all_subjects if {
	testing.stated(rule.deny) == {{"message": "ServiceAccount \"ci/deployer\", User \"jane\", Group \"system:masters\" and Group \"system:unauthenticated\" can do everything in the cluster", "path": ["roleRef", "name"], "severity": "critical"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: deployer}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: ServiceAccount, name: deployer, namespace: ci}
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
  - {kind: Group, name: "system:masters", apiGroup: rbac.authorization.k8s.io}
  - {kind: Group, name: "system:unauthenticated", apiGroup: rbac.authorization.k8s.io}
`)
}

test_deny_role_binding_is_less_grave_but_not_in_kube_system if {
	every namespace, severity in {"shop": "high", "kube-system": "critical"} {
		testing.stated(rule.deny) == {{
			"path": ["roleRef", "name"],
			"message": $`ServiceAccount "tiller" can do everything in namespace "{namespace}"`,
			"severity": severity,
		}} with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1beta1
kind: RoleBinding
metadata: \{name: tiller, namespace: {namespace}}
roleRef: \{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - \{kind: ServiceAccount, name: tiller}
`)
	}
}

test_allow_the_bindings_of_the_cluster_itself if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: cluster-admin
  labels: {kubernetes.io/bootstrapping: rbac-defaults}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: Group, name: "system:masters", apiGroup: rbac.authorization.k8s.io}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "kubeadm:cluster-admins"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: Group, name: "kubeadm:cluster-admins", apiGroup: rbac.authorization.k8s.io}
`)
}

test_deny_more_subjects_in_the_binding_of_kubeadm if {
	count(rule.deny) == 1 with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "kubeadm:cluster-admins"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {kind: ServiceAccount, name: app, namespace: shop}
`)
}

test_allow_other_roles_and_no_subjects if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin-reader}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: cluster-admin}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: []
`)
}
