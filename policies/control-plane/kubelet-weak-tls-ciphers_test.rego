package kubevet["control-plane"]["kubelet-weak-tls-ciphers_test"]

import data.kubevet["control-plane"]["kubelet-weak-tls-ciphers"] as rule
import data.kubevet.lib.testing

test_deny_flag if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kubelet offers the weak cipher suite TLS_RSA_WITH_RC4_128_SHA"}} with input as testing.input_for(`
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
        - --tls-cipher-suites=TLS_RSA_WITH_RC4_128_SHA
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
tlsCipherSuites:
  - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
`)
}
