package kubevet["control-plane"]["kubelet-seccomp-default-disabled_test"]

import data.kubevet["control-plane"]["kubelet-seccomp-default-disabled"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["seccompDefault"], "message": "pods run without a seccomp profile unless they ask for one"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_allow_flags if {
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
