package kubevet["control-plane"]["apiserver-etcd-plaintext_test"]

import data.kubevet["control-plane"]["apiserver-etcd-plaintext"] as rule
import data.kubevet.lib.testing

test_allow_loopback if {
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
        - --etcd-servers=http://127.0.0.1:2379,http://localhost:2379,http://[::1]:2379
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kube-apiserver speaks to etcd without TLS", "line": 3}} with input as testing.input_for(`
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
          exec kube-apiserver \
            --etcd-servers=http://10.0.0.5:2379
`)
}
