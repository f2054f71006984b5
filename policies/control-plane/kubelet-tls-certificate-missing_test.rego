package kubevet["control-plane"]["kubelet-tls-certificate-missing_test"]

import data.kubevet["control-plane"]["kubelet-tls-certificate-missing"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["serverTLSBootstrap"], "message": "the kubelet signs its serving certificate itself"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
tlsCertFile: /a
`)
}

test_allow_given if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
tlsCertFile: /a
tlsPrivateKeyFile: /b
`)
}
