package kubevet["control-plane"]["apiserver-audit-log-path-missing_test"]

import data.kubevet["control-plane"]["apiserver-audit-log-path-missing"] as rule
import data.kubevet.lib.testing

test_allow_webhook if {
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
        - --audit-webhook-config-file=/a
`)
}

test_allow_kubeadm if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: []}
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kube-apiserver keeps no audit log"}} with input as testing.input_for(`
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
            --secure-port=6443
`)
}
