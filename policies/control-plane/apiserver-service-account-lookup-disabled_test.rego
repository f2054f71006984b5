package kubevet["control-plane"]["apiserver-service-account-lookup-disabled_test"]

import data.kubevet["control-plane"]["apiserver-service-account-lookup-disabled"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
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
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "tokens of deleted service accounts stay valid", "line": 3}} with input as testing.input_for(`
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
            --service-account-lookup=false
`)
}
