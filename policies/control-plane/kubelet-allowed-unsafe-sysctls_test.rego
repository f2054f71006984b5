package kubevet["control-plane"]["kubelet-allowed-unsafe-sysctls_test"]

import data.kubevet["control-plane"]["kubelet-allowed-unsafe-sysctls"] as rule
import data.kubevet.lib.testing

test_deny_flag if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "pods may set every sysctl that matches net.*"}} with input as testing.input_for(`
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
        - --allowed-unsafe-sysctls=net.*
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
allowedUnsafeSysctls:
  - net.core.somaxconn
`)
}
