package kubevet["control-plane"]["apiserver-audit-path-not-mounted_test"]

import data.kubevet["control-plane"]["apiserver-audit-path-not-mounted"] as rule
import data.kubevet.lib.testing

test_allow_mounted if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      command: [kube-apiserver, --audit-policy-file=/etc/kubernetes/audit/policy.yaml, --audit-log-path=/var/log/a.log]
      volumeMounts: [{name: a, mountPath: /etc/kubernetes/audit}, {name: b, mountPath: /var/log/a.log}]
`)
}

test_deny_sibling_mount if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "no volume is mounted at the path of --audit-policy-file"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
    - name: a
      image: a
      command: [kube-apiserver, --audit-policy-file=/etc/kubernetes/audit.yaml]
      volumeMounts: [{name: a, mountPath: /etc/kube}]
`)
}

test_allow_kubeadm if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta3
kind: ClusterConfiguration
apiServer: {extraArgs: {audit-policy-file: /a}}
`)
}
