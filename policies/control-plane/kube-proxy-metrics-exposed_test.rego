package kubevet["control-plane"]["kube-proxy-metrics-exposed_test"]

import data.kubevet["control-plane"]["kube-proxy-metrics-exposed"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
`)
}

test_deny_flag if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-proxy serves metrics on every address of the node"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-proxy
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-proxy
      image: registry.k8s.io/kube-proxy:v1.37.0
      command:
        - kube-proxy
        - --metrics-bind-address=0.0.0.0:10249
`)
}
