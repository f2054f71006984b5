package kubevet["control-plane"]["kubelet-rotate-server-certificate-disabled_test"]

import data.kubevet["control-plane"]["kubelet-rotate-server-certificate-disabled"] as rule
import data.kubevet.lib.testing

test_deny_flag if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "the kubelet does not renew its serving certificate"}} with input as testing.input_for(`
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
        - --feature-gates=RotateKubeletServerCertificate=false
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
featureGates:
  RotateKubeletServerCertificate: true
`)
}
