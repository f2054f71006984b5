package kubevet["control-plane"]["apiserver-removed-admission-plugin_test"]

import data.kubevet["control-plane"]["apiserver-removed-admission-plugin"] as rule
import data.kubevet.lib.testing

test_deny_disabled if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-apiserver does not start: the admission plug-in DenyEscalatingExec is gone since 1.21"}} with input as testing.input_for(`
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
        - --disable-admission-plugins=DenyEscalatingExec
`)
}

test_allow_there if {
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
        - --enable-admission-plugins=NodeRestriction,AlwaysAdmit
`)
}
