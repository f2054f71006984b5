package kubevet["control-plane"]["apiserver-etcd-client-cert-missing_test"]

import data.kubevet["control-plane"]["apiserver-etcd-client-cert-missing"] as rule
import data.kubevet.lib.testing

test_allow_kubeadm if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: []}
controllerManager: {extraArgs: []}
`)
}

test_allow_words_of_a_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: a, command: [kube-apiserver], args: [$(ARGS)]}]}
`)
}

test_allow_plaintext_is_another_rule if {
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
        - --etcd-servers=http://127.0.0.1:2379
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kube-apiserver has no certificate for etcd: --etcd-keyfile is not set"}} with input as testing.input_for(`
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
            --etcd-servers=https://10.0.0.5:2379 \
            --etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt
`)
}
