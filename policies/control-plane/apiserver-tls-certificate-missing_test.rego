package kubevet["control-plane"]["apiserver-tls-certificate-missing_test"]

import data.kubevet["control-plane"]["apiserver-tls-certificate-missing"] as rule
import data.kubevet.lib.testing

test_deny_half if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-apiserver signs its serving certificate itself"}} with input as testing.input_for(`
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
        - --tls-cert-file=/a
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
            --tls-cert-file=/etc/kubernetes/pki/apiserver.crt \
            --tls-private-key-file=/etc/kubernetes/pki/apiserver.key
`)
}
