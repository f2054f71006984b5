package kubevet.rbac["wildcard-rbac-resource_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["wildcard-rbac-resource"] as rule

_finding(path, message, severity) := {"path": path, "message": message, "severity": severity, "related": []}

test_deny_each_wildcard_once_and_as_grave_as_it_is if {
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can create every resource of API group \"rbac.authorization.k8s.io\"", "path": ["rules", 4, "resources", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can get and list every resource of API groups \"apps\" and \"batch\"", "path": ["rules", 2, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can get every \"portforward\" subresource of API group \"core\"", "path": ["rules", 6, "resources", 0], "related": [], "severity": "medium"}, {"message": "ClusterRole \"r\" can get, list and watch every resource of all API groups, Secrets among them", "path": ["rules", 1, "resources", 1], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can update every \"status\" subresource of all API groups", "path": ["rules", 5, "resources", 1], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can use every verb on every resource of API group \"core\", Secrets among them", "path": ["rules", 0, "resources", 0], "related": [], "severity": "high"}, {"message": "ClusterRole \"r\" can use every verb on every resource of API group \"example.com\"", "path": ["rules", 3, "resources", 0], "related": [], "severity": "low"}, {"message": "ClusterRole \"r\" can use every verb on every resource of API group \"security.openshift.io\"", "path": ["rules", 7, "resources", 0], "related": [], "severity": "medium"}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: [""], resources: ["*", "*/status"], verbs: ["*"]}
  - {apiGroups: ["*"], resources: [pods, "*"], verbs: [get, list, watch]}
  - {apiGroups: [apps, batch], resources: ["*"], verbs: [get, list]}
  - {apiGroups: [example.com], resources: ["*"], verbs: ["*"]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: ["*"], verbs: [create]}
  - {apiGroups: ["*"], resources: [pods, "*/status"], verbs: [update]}
  - {apiGroups: [""], resources: ["*/portforward"], verbs: [get]}
  - {apiGroups: [security.openshift.io], resources: ["*"], verbs: ["*"]}
`)
}

test_deny_role_is_less_grave if {
	testing.stated(rule.deny) == {_finding(["rules", 0, "resources", 0], `Role "r" can use every verb on every resource of API group "core", Secrets among them`, "medium")} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: shop}
rules:
  - {apiGroups: [""], resources: ["*"], verbs: ["*"]}
`)
}

test_allow_what_others_report_or_what_matches_nothing if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["*"], resources: ["*/scale", "*/finalizers"], verbs: [get, update]}
  - {apiGroups: [custom.metrics.k8s.io, external.metrics.k8s.io], resources: ["*"], verbs: ["*"]}
  - {apiGroups: [""], resources: ["pods/*", "*/*"], verbs: [create]}
  - {apiGroups: [""], resources: [pods, secrets], verbs: ["*"]}
  - {apiGroups: [""], resources: [pods], resourceNames: ["*"], verbs: [get]}
`)
}
