package kubevet["control-plane"]["etcd-auto-tls_test"]

import data.kubevet["control-plane"]["etcd-auto-tls"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: etcd
      image: registry.k8s.io/etcd:3.6.4-0
      command:
        - etcd
`)
}

test_deny_without_value if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "etcd signs its certificate itself, so clients cannot verify it"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: etcd
      image: registry.k8s.io/etcd:3.6.4-0
      command:
        - etcd
        - --auto-tls
`)
}
