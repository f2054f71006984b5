package kubevet["control-plane"]["apiserver-audit-log-max-backup_test"]

import data.kubevet["control-plane"]["apiserver-audit-log-max-backup"] as rule
import data.kubevet.lib.testing

test_allow_unlimited_absent_or_wrong if {
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
        - --audit-log-maxbackup=0
`)
}

test_allow_text if {
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
        - --audit-log-maxbackup=many
`)
}

test_deny_kops if {
	rule.deny == {{"path": ["spec", "kubeAPIServer", "auditLogMaxBackups"], "message": "the audit log keeps 1 old files, less than 10"}} with input as testing.input_for(`
apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: a}
spec: {kubeAPIServer: {auditLogMaxBackups: 1}}
`)
}
