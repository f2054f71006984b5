package kubevet["control-plane"]["etcd-shared-ca_test"]

import data.kubevet["control-plane"]["etcd-shared-ca"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "etcd trusts every client certificate of the cluster"}} with input as testing.input_for(`
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
        - --client-cert-auth=true
        - --trusted-ca-file=/etc/kubernetes/pki/ca.crt
---
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
        - --client-ca-file=/etc/kubernetes/pki/ca.crt
`)
}

test_allow_alone if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: etcd}
spec: {containers: [{name: etcd, image: etcd, command: [etcd, --trusted-ca-file=/ca.crt]}]}
`)
}
