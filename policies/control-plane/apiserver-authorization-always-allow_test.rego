package kubevet["control-plane"]["apiserver-authorization-always-allow_test"]

import data.kubevet["control-plane"]["apiserver-authorization-always-allow"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-apiserver allows every request, its default"}} with input as testing.input_for(`
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

test_deny_among_others if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-apiserver allows every request"}} with input as testing.input_for(`
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
        - --authorization-mode=RBAC,AlwaysAllow
`)
}

test_deny_authorization_configuration if {
	rule.deny == {{"path": ["authorizers"], "message": "kube-apiserver allows every request"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AuthorizationConfiguration
authorizers: [{type: AlwaysAllow, name: a}]
`)
}

test_allow_config_file if {
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
        - --authorization-config=/a.yaml
`)
}

test_allow_kubeadm_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer: {extraArgs: {secure-port: '6443'}}
`)
}
