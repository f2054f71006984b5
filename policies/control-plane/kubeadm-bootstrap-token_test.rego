package kubevet["control-plane"]["kubeadm-bootstrap-token_test"]

import data.kubevet["control-plane"]["kubeadm-bootstrap-token"] as rule
import data.kubevet.lib.testing

test_allow_documentation if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery: {tlsBootstrapToken: abcdef.0123456789abcdef}
`)
}

test_allow_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery: {tlsBootstrapToken: '${TOKEN}'}
`)
}

test_deny_example if {
	rule.deny == {{"path": ["discovery", "bootstrapToken", "token"], "message": "a bootstrap token is committed"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
discovery:
  bootstrapToken:
    apiServerEndpoint: 10.0.0.5:6443
    token: k3qz81.7dw0p2xv5ma9ur4t
    caCertHashes: ["sha256:0f2a"]
`)
}
