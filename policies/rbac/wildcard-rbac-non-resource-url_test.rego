package kubevet.rbac["wildcard-rbac-non-resource-url_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["wildcard-rbac-non-resource-url"] as rule

test_deny_both_spellings if {
	testing.stated(rule.deny) == {{"path": ["rules", 0, "nonResourceURLs", 0], "message": `ClusterRole "r" can use every verb on every URL of the API server`, "related": []}, {"path": ["rules", 1, "nonResourceURLs", 1], "message": `ClusterRole "r" can get every URL of the API server`, "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {nonResourceURLs: ["*"], verbs: ["*"]}
  - {nonResourceURLs: [/metrics, "/*"], verbs: [get]}
`)
}

test_allow_some_urls_and_a_role_that_has_everything if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {nonResourceURLs: [/metrics, "/healthz/*"], verbs: ["*"]}
  - {nonResourceURLs: ["*"]}
  - {apiGroups: [""], resources: ["*"], verbs: [get]}
  - text
`)
	testing.stated(rule.deny) == {{"message": "ClusterRole \"r\" can use every verb on every URL of the API server", "path": ["rules", 1, "nonResourceURLs", 0], "related": []}} with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: r}
rules:
  - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
  - {nonResourceURLs: ["*"], verbs: ["*"]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: cluster-admin, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
rules:
  - {nonResourceURLs: ["*"], verbs: ["*"]}
`)
}
