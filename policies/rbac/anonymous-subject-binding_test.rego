package kubevet.rbac["anonymous-subject-binding_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["anonymous-subject-binding"] as rule

test_deny_user_and_group if {
	testing.stated(rule.deny) == {
		{"path": ["subjects", 1], "message": `everybody without credentials has ClusterRole "view" as User "system:anonymous"`, "severity": "critical"},
		{"path": ["subjects", 2], "message": `everybody without credentials has ClusterRole "view" as Group "system:unauthenticated"`, "severity": "critical"},
	} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: public}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}
  - {kind: User, name: "system:anonymous", apiGroup: rbac.authorization.k8s.io}
  - {kind: Group, name: "system:unauthenticated", apiGroup: rbac.authorization.k8s.io}
`)
}

test_deny_role_of_kubeadm_elsewhere if {
	testing.stated(rule.deny) == {{
		"path": ["subjects", 0],
		"message": `everybody without credentials has Role "kubeadm:bootstrap-signer-clusterinfo" as User "system:anonymous"`,
		"severity": "critical",
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: "kubeadm:bootstrap-signer-clusterinfo"}
subjects:
  - {kind: User, name: "system:anonymous"}
`)
}

test_deny_discovery_is_hardly_grave if {
	testing.stated(rule.deny) == {{
		"path": ["subjects", 0],
		"message": `everybody without credentials has ClusterRole "system:discovery" as Group "system:unauthenticated"`,
		"severity": "low",
	}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: "system:discovery"}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:discovery"}
subjects:
  - {kind: Group, name: "system:unauthenticated"}
`)
}

test_allow_what_kubernetes_opens_itself if {
	every role in ["system:public-info-viewer", "system:service-account-issuer-discovery"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: \{name: a}
roleRef: \{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "{role}"}
subjects:
  - \{kind: Group, name: "system:authenticated"}
  - \{kind: Group, name: "system:unauthenticated"}
`)
	}
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: "kubeadm:bootstrap-signer-clusterinfo", namespace: kube-public}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: "kubeadm:bootstrap-signer-clusterinfo"}
subjects:
  - {kind: User, name: "system:anonymous"}
`)
}

test_allow_names_of_another_kind if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: a}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
subjects:
  - {kind: Group, name: "system:authenticated"}
  - {kind: Group, name: "system:anonymous"}
  - {kind: User, name: "system:unauthenticated"}
  - {kind: ServiceAccount, name: anonymous, namespace: a}
  - text
`)
}
