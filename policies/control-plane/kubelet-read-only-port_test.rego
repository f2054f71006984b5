package kubevet["control-plane"]["kubelet-read-only-port_test"]

import data.kubevet["control-plane"]["kubelet-read-only-port"] as rule
import data.kubevet.lib.testing

test_allow_default_of_files if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_extra_args if {
	rule.deny == {{"path": ["nodeRegistration", "kubeletExtraArgs", "read-only-port"], "message": "the kubelet serves its pods without authentication"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta3
kind: InitConfiguration
nodeRegistration: {kubeletExtraArgs: {read-only-port: '10255'}}
`)
}
