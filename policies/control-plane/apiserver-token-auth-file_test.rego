package kubevet["control-plane"]["apiserver-token-auth-file_test"]

import data.kubevet["control-plane"]["apiserver-token-auth-file"] as rule
import data.kubevet.lib.testing

test_deny_kubeadm_list if {
	rule.deny == {{"path": ["apiServer", "extraArgs", 0, "value"], "message": "kube-apiserver accepts static tokens from a file"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: [{name: token-auth-file, value: /t.csv}]}
`)
}

test_deny_kubeadm_map if {
	rule.deny == {{"path": ["apiServer", "extraArgs", "token-auth-file"], "message": "kube-apiserver accepts static tokens from a file"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer: {extraArgs: {token-auth-file: /t.csv}}
`)
}

test_allow_empty if {
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
        - --token-auth-file=
`)
}
