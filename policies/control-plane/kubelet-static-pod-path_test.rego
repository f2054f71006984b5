package kubevet["control-plane"]["kubelet-static-pod-path_test"]

import data.kubevet["control-plane"]["kubelet-static-pod-path"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_example if {
	rule.deny == {{"path": ["staticPodPath"], "message": "the kubelet runs the pods of a directory"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
staticPodPath: /etc/kubernetes/manifests
`)
}
