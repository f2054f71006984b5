package kubevet.rbac["openshift-self-provisioner-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["openshift-self-provisioner-binding"] as rule

test_deny_both_groups if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `Group "system:authenticated:oauth" can create projects`}, {"path": ["subjects", 1], "message": `Group "system:authenticated" can create projects`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: self-provisioners}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: self-provisioner}
subjects:
  - {kind: Group, name: "system:authenticated:oauth"}
  - {kind: Group, name: "system:authenticated"}
`)
}

test_allow_named_groups_and_other_roles if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: self-provisioner}
subjects:
  - {kind: Group, name: leads}
  - {kind: User, name: "system:authenticated:oauth"}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: basic-user}
subjects:
  - {kind: Group, name: "system:authenticated:oauth"}
`)
}
