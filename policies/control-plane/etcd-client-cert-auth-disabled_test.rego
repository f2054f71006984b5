package kubevet["control-plane"]["etcd-client-cert-auth-disabled_test"]

import data.kubevet["control-plane"]["etcd-client-cert-auth-disabled"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "etcd asks its clients for no certificate, its default", "severity": "critical"}} with input as testing.input_for(`
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
        - --listen-client-urls=https://10.0.0.5:2379
`)
}

test_deny_kubeadm if {
	rule.deny == {{"path": ["etcd", "local", "extraArgs", 0, "value"], "message": "etcd asks its clients for no certificate", "severity": "medium"}} with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
etcd: {local: {extraArgs: [{name: client-cert-auth, value: 'false'}]}}
`)
}

test_allow_shell if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      command:
        - /bin/sh
        - -ec
        - |
          umask 077
          exec etcd \
            --listen-client-urls=https://10.0.0.5:2379 \
            --client-cert-auth=true \
            --trusted-ca-file=/etc/etcd/ca.crt
`)
}
