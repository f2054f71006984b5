package kubevet["control-plane"]["controller-manager-profiling-enabled_test"]

import data.kubevet["control-plane"]["controller-manager-profiling-enabled"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-controller-manager serves profiles of itself, its default"}} with input as testing.input_for(`
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
          exec kube-controller-manager \
            --profiling=false
`)
}
