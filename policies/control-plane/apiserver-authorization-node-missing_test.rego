package kubevet["control-plane"]["apiserver-authorization-node-missing_test"]

import data.kubevet["control-plane"]["apiserver-authorization-node-missing"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.37.0
      command:
        - kube-apiserver
`)
}

test_allow_always_allow_is_another_rule if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.37.0
      command:
        - kube-apiserver
        - --authorization-mode=AlwaysAllow
`)
}

test_deny_kops if {
	rule.deny == {{"path": ["spec", "kubeAPIServer", "authorizationMode"], "message": "kube-apiserver does not authorize by Node"}} with input as testing.input_for(`
apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: a}
spec: {kubeAPIServer: {authorizationMode: RBAC}}
`)
}
