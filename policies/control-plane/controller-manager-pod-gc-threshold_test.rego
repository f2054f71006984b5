package kubevet["control-plane"]["controller-manager-pod-gc-threshold_test"]

import data.kubevet["control-plane"]["controller-manager-pod-gc-threshold"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-controller-manager
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-controller-manager
      image: registry.k8s.io/kube-controller-manager:v1.37.0
      command:
        - kube-controller-manager
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "terminated pods are never removed", "line": 3}} with input as testing.input_for(`
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
          exec kube-controller-manager \
            --terminated-pod-gc-threshold=0
`)
}
