package kubevet.rbac["system-nodes-group-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["system-nodes-group-binding"] as rule

test_deny_group_and_user if {
	testing.stated(rule.deny) == {{"path": ["subjects", 0], "message": `Group "system:nodes" has ClusterRole "labeller" beside what the Node authorizer grants`}, {"path": ["subjects", 1], "message": `User "system:node:node-1" has ClusterRole "labeller" beside what the Node authorizer grants`}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: labeller}
subjects:
  - {kind: Group, name: "system:nodes"}
  - {kind: User, name: "system:node:node-1"}
`)
}

test_allow_what_nodes_need_and_what_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient"}
subjects:
  - {kind: Group, name: "system:nodes"}
`)
	testing.stated(rule.deny) == {{"message": "Group \"system:nodes\" has ClusterRole \"cluster-admin\" beside what the Node authorizer grants", "path": ["subjects", 0]}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "cluster-admin"}
subjects:
  - {kind: Group, name: "system:nodes"}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "system:node", labels: {kubernetes.io/bootstrapping: rbac-defaults}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:node"}
subjects:
  - {kind: Group, name: "system:nodes"}
`)
}

test_allow_other_subjects if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: User, name: "system:nodes"}
  - {kind: Group, name: "system:bootstrappers"}
  - {kind: User, name: "system:node-problem-detector"}
`)
}
