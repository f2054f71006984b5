package kubevet["control-plane"]["apiserver-extended-token-expiration_test"]

import data.kubevet["control-plane"]["apiserver-extended-token-expiration"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "tokens of pods stay valid for a year, the default"}} with input as testing.input_for(`
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
        - --v=2
`)
}

test_allow_shell if {
	rule.deny == set() with input as testing.input_for(`
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
            --service-account-extend-token-expiration=false
`)
}
