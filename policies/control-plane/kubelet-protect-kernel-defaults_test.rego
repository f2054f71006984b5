package kubevet["control-plane"]["kubelet-protect-kernel-defaults_test"]

import data.kubevet["control-plane"]["kubelet-protect-kernel-defaults"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_example if {
	rule.deny == {{"path": ["protectKernelDefaults"], "message": "the kubelet changes kernel settings of the node"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
protectKernelDefaults: false
`)
}
