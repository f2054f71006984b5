package kubevet.rbac["system-masters-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["system-masters-binding"] as rule

test_deny_both_kinds_of_binding if {
	every kind in ["ClusterRoleBinding", "RoleBinding"] {
		testing.stated(rule.deny) == {{
			"path": ["subjects", 1],
			"message": `ClusterRole "edit" is bound to Group "system:masters", which bypasses authorization`,
		}} with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1
kind: {kind}
metadata: \{name: admins}
roleRef: \{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - \{kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
  - \{kind: Group, name: "system:masters", apiGroup: rbac.authorization.k8s.io}
`)
	}
}

test_allow_the_binding_of_the_cluster_itself if {
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
}

test_allow_other_groups_and_a_user_of_that_name if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: admins}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
subjects:
  - {kind: User, name: "system:masters", apiGroup: rbac.authorization.k8s.io}
  - {kind: Group, name: masters, apiGroup: rbac.authorization.k8s.io}
`)
}
