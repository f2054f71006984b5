package kubevet["control-plane"]["scheduler-bind-address_test"]

import data.kubevet["control-plane"]["scheduler-bind-address"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-scheduler listens on every address of the node, its default"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-scheduler
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-scheduler
      image: registry.k8s.io/kube-scheduler:v1.37.0
      command:
        - kube-scheduler
        - --v=2
`)
}

test_allow_ipv6_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-scheduler
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-scheduler
      image: registry.k8s.io/kube-scheduler:v1.37.0
      command:
        - kube-scheduler
        - --bind-address=::1
`)
}
