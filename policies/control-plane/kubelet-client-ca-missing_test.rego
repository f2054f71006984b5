package kubevet["control-plane"]["kubelet-client-ca-missing_test"]

import data.kubevet["control-plane"]["kubelet-client-ca-missing"] as rule
import data.kubevet.lib.testing

test_allow_beside_kubeadm if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
`)
}

test_allow_flags_with_config if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kubelet
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kubelet
      image: registry.k8s.io/kubelet:v1.37.0
      command:
        - kubelet
        - --config=/a
`)
}

test_deny_example if {
	rule.deny == {{"path": ["authentication", "x509", "clientCAFile"], "message": "the kubelet trusts no client certificate"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  webhook:
    enabled: true
`)
}
