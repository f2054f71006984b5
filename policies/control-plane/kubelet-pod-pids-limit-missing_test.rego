package kubevet["control-plane"]["kubelet-pod-pids-limit-missing_test"]

import data.kubevet["control-plane"]["kubelet-pod-pids-limit-missing"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["podPidsLimit"], "message": "pods may start any number of processes"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
podPidsLimit: 4096
`)
}
