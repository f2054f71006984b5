package kubevet["control-plane"]["kubelet-rotate-certificates-disabled_test"]

import data.kubevet["control-plane"]["kubelet-rotate-certificates-disabled"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_example if {
	rule.deny == {{"path": ["rotateCertificates"], "message": "the kubelet does not renew its client certificate"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
rotateCertificates: false
`)
}
