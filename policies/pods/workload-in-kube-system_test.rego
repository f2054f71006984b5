package kubevet.pods["workload-in-kube-system_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["workload-in-kube-system"] as rule

test_deny_a_pod if {
	rule.deny == {{"path": ["metadata", "namespace"], "message": `"web" is placed in namespace "kube-system"`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: kube-system}
spec:
  containers: [{name: a}]
`)
}

test_deny_a_config_map if {
	rule.deny == {{"path": ["metadata", "namespace"], "message": `"notes" is placed in namespace "kube-public"`}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: kube-public}
`)
}

test_allow_components if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: kube-system, labels: {k8s-app: web}}
spec:
  containers: [{name: a}]
`)
}

test_allow_names if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: kube-proxy, namespace: kube-system}
spec:
  containers: [{name: a}]
`)
}

test_allow_services_of_components if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: monitoring-coredns, namespace: kube-system}
spec: {selector: {k8s-app: kube-dns}}
`)
}

test_allow_bindings_for_api_servers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: web-auth-reader, namespace: kube-system}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: extension-apiserver-authentication-reader}
`)
}

test_allow_other_namespaces if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
`)
}
