package kubevet["control-plane"]["kubeadm-unsafe-discovery_test"]

import data.kubevet["control-plane"]["kubeadm-unsafe-discovery"] as rule
import data.kubevet.lib.testing

test_allow_false if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery: {bootstrapToken: {unsafeSkipCAVerification: false}}
`)
}

test_deny_example if {
	rule.deny == {{"path": ["discovery", "bootstrapToken", "unsafeSkipCAVerification"], "message": "the node joins without verifying the control plane"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    apiServerEndpoint: 10.0.0.5:6443
    unsafeSkipCAVerification: true
`)
}
