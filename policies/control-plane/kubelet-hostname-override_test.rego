package kubevet["control-plane"]["kubelet-hostname-override_test"]

import data.kubevet["control-plane"]["kubelet-hostname-override"] as rule
import data.kubevet.lib.testing

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "the kubelet registers under another name than its host's", "line": 4}} with input as testing.input_for(`
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
          exec kubelet \
            --config=/etc/kubelet.yaml \
            --hostname-override=node-1
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
          exec kubelet \
            --config=/etc/kubelet.yaml
`)
}
