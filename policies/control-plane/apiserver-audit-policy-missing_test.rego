package kubevet["control-plane"]["apiserver-audit-policy-missing_test"]

import data.kubevet["control-plane"]["apiserver-audit-policy-missing"] as rule
import data.kubevet.lib.testing

test_allow_no_log if {
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

test_allow_installer_may_add if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer: {extraArgs: {audit-log-path: /a}}
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "nothing is logged: there is no audit policy", "line": 3}} with input as testing.input_for(`
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
            --audit-log-path=/var/log/kubernetes/audit.log
`)
}
