package kubevet["control-plane"]["etcd-peer-client-cert-auth-disabled_test"]

import data.kubevet["control-plane"]["etcd-peer-client-cert-auth-disabled"] as rule
import data.kubevet.lib.testing

test_allow_single if {
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
        - --initial-cluster=a=https://10.0.0.5:2380
`)
}

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "etcd asks its peers for no certificate, its default"}} with input as testing.input_for(`
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
        - --initial-cluster=a=https://10.0.0.5:2380,b=https://10.0.0.6:2380
`)
}
