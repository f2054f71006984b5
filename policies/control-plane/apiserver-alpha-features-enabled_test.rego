package kubevet["control-plane"]["apiserver-alpha-features-enabled_test"]

import data.kubevet["control-plane"]["apiserver-alpha-features-enabled"] as rule
import data.kubevet.lib.testing

test_deny_apis if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-apiserver serves all alpha APIs"}} with input as testing.input_for(`
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
        - --runtime-config=api/all=true
`)
}

test_deny_kubelet if {
	rule.deny == {{"path": ["featureGates"], "message": "kubelet has all alpha features on"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
featureGates: {AllAlpha: true}
`)
}

test_allow_one if {
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
        - --runtime-config=resource.k8s.io/v1beta1=true
`)
}
