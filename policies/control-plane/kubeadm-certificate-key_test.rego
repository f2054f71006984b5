package kubevet["control-plane"]["kubeadm-certificate-key_test"]

import data.kubevet["control-plane"]["kubeadm-certificate-key"] as rule
import data.kubevet.lib.testing

test_allow_placeholder if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
controlPlane: {certificateKey: '{{ certificate_key }}'}
`)
}

test_deny_example if {
	rule.deny == {{"path": ["controlPlane", "certificateKey"], "message": "the key to the control plane's certificates is committed"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
controlPlane:
  certificateKey: 5f3d2c8b9a7e6f1d4c0b8a9e7f6d5c4b3a2918f7e6d5c4b3a29180f7e6d5c4b3
`)
}
