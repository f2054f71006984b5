package kubevet.rbac["rbac-pod-log-access_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-pod-log-access"] as rule

test_deny_what_is_granted if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can get the logs of every pod of every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [nodes, pods/log], verbs: [watch, get]}
`)
}

test_deny_role if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "resources", 0], "message": `Role "r" can get the logs of every pod of namespace "shop"`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: [pods/log], verbs: [get]}
`)
}

test_allow_other_grants_and_wildcards_that_others_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods/log], verbs: [list]}
  - {apiGroups: [""], resources: [pods/log], verbs: [get], resourceNames: [mine]}
  - {apiGroups: [example.com], resources: [pods/log], verbs: [get]}
  - {apiGroups: [""], resources: [pods/logx, pods/log/status], verbs: [get]}
`)
}
