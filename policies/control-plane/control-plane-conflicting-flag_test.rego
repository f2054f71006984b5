package kubevet["control-plane"]["control-plane-conflicting-flag_test"]

import data.kubevet["control-plane"]["control-plane-conflicting-flag"] as rule
import data.kubevet.lib.testing

test_allow_lists if {
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
        - --service-account-key-file=/a
        - --service-account-key-file=/b
        - --feature-gates=A=true
        - --feature-gates=B=true
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "--anonymous-auth of kube-apiserver is set twice, and the last one counts", "line": 4}} with input as testing.input_for(`
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
            --anonymous-auth=false \
            --anonymous-auth=true
`)
}
