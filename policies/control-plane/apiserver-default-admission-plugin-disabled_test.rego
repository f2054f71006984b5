package kubevet["control-plane"]["apiserver-default-admission-plugin-disabled_test"]

import data.kubevet["control-plane"]["apiserver-default-admission-plugin-disabled"] as rule
import data.kubevet.lib.testing

test_deny_medium if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "the admission plug-in LimitRanger is disabled", "severity": "medium"}} with input as testing.input_for(`
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
        - --disable-admission-plugins=LimitRanger
`)
}

test_allow_others if {
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
        - --disable-admission-plugins=DefaultStorageClass
`)
}
