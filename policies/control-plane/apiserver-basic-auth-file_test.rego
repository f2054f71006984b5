package kubevet["control-plane"]["apiserver-basic-auth-file_test"]

import data.kubevet["control-plane"]["apiserver-basic-auth-file"] as rule
import data.kubevet.lib.testing

test_allow_other_component if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: a, command: [other, --basic-auth-file=/etc/kubernetes/basic.csv]}]}
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "kube-apiserver does not start: --basic-auth-file is gone since 1.19", "line": 3}} with input as testing.input_for(`
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
            --basic-auth-file=/etc/kubernetes/basic.csv
`)
}
