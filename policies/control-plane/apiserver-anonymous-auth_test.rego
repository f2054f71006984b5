package kubevet["control-plane"]["apiserver-anonymous-auth_test"]

import data.kubevet["control-plane"]["apiserver-anonymous-auth"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-apiserver answers anonymous requests, its default"}} with input as testing.input_for(`
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
        - --secure-port=6443
`)
}

test_deny_last_counts if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kube-apiserver answers anonymous requests"}} with input as testing.input_for(`
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
        - --anonymous-auth=false
        - --anonymous-auth=true
`)
}

test_allow_authentication_config if {
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
        - --authentication-config=/etc/kubernetes/authn.yaml
`)
}

test_allow_kubeadm_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: []}
`)
}
