package kubevet["control-plane"]["control-plane-unknown-flag_test"]

import data.kubevet["control-plane"]["control-plane-unknown-flag"] as rule
import data.kubevet.lib.testing

test_allow_there if {
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
        - --secure-port=6443
`)
}

test_deny_example if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kubelet does not start: --network-plugin is gone since 1.24"}} with input as testing.input_for(`
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
        - --config=/var/lib/kubelet/config.yaml
        - --network-plugin=cni
`)
}
