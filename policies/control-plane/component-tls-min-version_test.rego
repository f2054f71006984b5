package kubevet["control-plane"]["component-tls-min-version_test"]

import data.kubevet["control-plane"]["component-tls-min-version"] as rule
import data.kubevet.lib.testing

test_deny_kubelet_configuration if {
	rule.deny == {{"path": ["tlsMinVersion"], "message": "kubelet accepts TLS versions below 1.2"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
tlsMinVersion: VersionTLS10
`)
}

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.37.0
      command:
        - kube-apiserver
`)
}
