package kubevet["control-plane"]["kubelet-anonymous-auth_test"]

import data.kubevet["control-plane"]["kubelet-anonymous-auth"] as rule
import data.kubevet.lib.testing

test_allow_default_of_files if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_allow_flags_with_config if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kubelet
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kubelet
      image: registry.k8s.io/kubelet:v1.37.0
      command:
        - kubelet
        - --config=/a
`)
}

test_deny_flags_alone if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "the kubelet answers anonymous requests, the default of a kubelet without --config"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kubelet
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kubelet
      image: registry.k8s.io/kubelet:v1.37.0
      command:
        - kubelet
        - --kubeconfig=/a
`)
}

test_allow_kubeadm_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration: {kubeletExtraArgs: [{name: node-ip, value: 10.0.0.1}]}
`)
}
