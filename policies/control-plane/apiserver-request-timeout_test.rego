package kubevet["control-plane"]["apiserver-request-timeout_test"]

import data.kubevet["control-plane"]["apiserver-request-timeout"] as rule
import data.kubevet.lib.testing

test_deny_zero if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "requests may take longer than five minutes"}} with input as testing.input_for(`
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
        - --request-timeout=0
`)
}

test_allow_limit if {
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
        - --request-timeout=300s
`)
}

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
