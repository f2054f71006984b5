package kubevet["control-plane"]["controller-manager-service-account-key-missing_test"]

import data.kubevet["control-plane"]["controller-manager-service-account-key-missing"] as rule
import data.kubevet.lib.testing

test_allow_kubeadm if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer: {extraArgs: []}
controllerManager: {extraArgs: []}
`)
}

test_allow_words_of_a_variable if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: a, command: [kube-controller-manager], args: [$(ARGS)]}]}
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "no token Secret is signed: --service-account-private-key-file is not set"}} with input as testing.input_for(`
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
            --v=2
`)
}
