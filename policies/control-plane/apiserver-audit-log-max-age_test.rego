package kubevet["control-plane"]["apiserver-audit-log-max-age_test"]

import data.kubevet["control-plane"]["apiserver-audit-log-max-age"] as rule
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
        - --audit-log-maxage=0
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
        - --audit-log-maxage=many
`)
}

test_deny_kops if {
	rule.deny == {{"path": ["spec", "kubeAPIServer", "auditLogMaxAge"], "message": "the audit log keeps 1 days, less than 30"}} with input as testing.input_for(`
apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: a}
spec: {kubeAPIServer: {auditLogMaxAge: 1}}
`)
}
