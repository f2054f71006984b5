package kubevet["control-plane"]["apiserver-insecure-port_test"]

import data.kubevet["control-plane"]["apiserver-insecure-port"] as rule
import data.kubevet.lib.testing

test_allow_other_component if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: a, command: [other, --insecure-port=8080]}]}
`)
}

test_deny_bind_address if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-apiserver does not start: --insecure-bind-address is gone since 1.24"}} with input as testing.input_for(`
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
        - --insecure-bind-address=0.0.0.0
`)
}
