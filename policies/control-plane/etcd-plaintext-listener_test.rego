package kubevet["control-plane"]["etcd-plaintext-listener_test"]

import data.kubevet["control-plane"]["etcd-plaintext-listener"] as rule
import data.kubevet.lib.testing

test_deny_metrics if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "etcd is reached at http://0.0.0.0:2381 without TLS", "severity": "medium"}} with input as testing.input_for(`
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
        - --listen-metrics-urls=http://0.0.0.0:2381
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
            --listen-client-urls=https://127.0.0.1:2379,https://10.0.0.5:2379 \
            --listen-metrics-urls=http://127.0.0.1:2381
`)
}
