package kubevet.rbac["rbac-pod-exec-attach_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-pod-exec-attach"] as rule

_finding(entry, item, deeds) := {
	"path": ["rules", entry, "resources", item],
	"message": $`ClusterRole "r" can {deeds} every pod of the cluster`,
	"severity": "high",
	"related": [],
}

test_deny_every_way_once_an_entry if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can attach to and run commands in every pod of every namespace it is bound in", "path": ["rules", 1, "verbs", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can attach to every pod of every namespace it is bound in", "path": ["rules", 2, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can run commands in every pod of every namespace it is bound in", "path": ["rules", 0, "resources", 1], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can run commands in every pod of every namespace it is bound in", "path": ["rules", 3, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods, pods/exec], verbs: [create]}
  - {apiGroups: [""], resources: [pods/exec, pods/attach], verbs: ["*"]}
  - {apiGroups: ["*"], resources: [pods/attach], verbs: [get]}
  - {apiGroups: [""], resources: ["*/exec"], verbs: [create]}
`)
}

test_deny_role_as_grave_as_its_namespace if {
	every namespace, severity in {"shop": "medium", "kube-system": "high"} {
		testing.stated(rule.deny) == {{
			"path": ["rules", 0, "resources", 0],
			"message": $`Role "r" can run commands in every pod of namespace "{namespace}"`,
			"severity": severity,
			"related": [],
		}} with input as testing.input_for($`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: \{name: r, namespace: {namespace}}
rules:
  - \{apiGroups: [""], resources: [pods/exec], verbs: [create]}
`)
	}
}

test_allow_what_runs_nothing if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: [pods, pods/log], verbs: [get, create]}
  - {apiGroups: [""], resources: [pods/exec], verbs: [list, watch, update, delete]}
  - {apiGroups: [apps], resources: [pods/exec], verbs: [create]}
  - {apiGroups: [""], resources: [pods/exec], verbs: [create], resourceNames: [db-0]}
  - {apiGroups: [""], resources: ["pods/*"], verbs: [create]}
`)
}
