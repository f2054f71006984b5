package kubevet["control-plane"]["kubelet-authorization-always-allow_test"]

import data.kubevet["control-plane"]["kubelet-authorization-always-allow"] as rule
import data.kubevet.lib.testing

test_allow_default_of_files if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_kops if {
	rule.deny == {{"path": ["spec", "kubelet", "authorizationMode"], "message": "the kubelet allows every request"}} with input as testing.input_for(`
apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: a}
spec: {kubelet: {authorizationMode: AlwaysAllow}}
`)
}
