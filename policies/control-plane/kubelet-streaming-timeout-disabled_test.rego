package kubevet["control-plane"]["kubelet-streaming-timeout-disabled_test"]

import data.kubevet["control-plane"]["kubelet-streaming-timeout-disabled"] as rule
import data.kubevet.lib.testing

test_allow_file if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
streamingConnectionIdleTimeout: 0s
`)
}

test_deny_shell if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 2], "message": "idle streams are never ended", "line": 4}} with input as testing.input_for(`
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
            --streaming-connection-idle-timeout=0
`)
}
