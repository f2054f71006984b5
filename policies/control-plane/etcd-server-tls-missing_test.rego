package kubevet["control-plane"]["etcd-server-tls-missing_test"]

import data.kubevet["control-plane"]["etcd-server-tls-missing"] as rule
import data.kubevet.lib.testing

test_deny_loopback if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "etcd serves its clients without a certificate", "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: etcd
      image: registry.k8s.io/etcd:3.6.4-0
      command:
        - etcd
        - --data-dir=/d
`)
}

test_allow_environment if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {containers: [{name: a, image: a, command: [etcd], env: [{name: ETCD_CERT_FILE, value: /a}, {name: ETCD_KEY_FILE, value: /b}]}]}
`)
}

test_allow_config_file if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: etcd
      image: registry.k8s.io/etcd:3.6.4-0
      command:
        - etcd
        - --config-file=/etc/etcd.yaml
`)
}

test_allow_plaintext_listener_is_another_rule if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: etcd
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: etcd
      image: registry.k8s.io/etcd:3.6.4-0
      command:
        - etcd
        - --listen-client-urls=http://0.0.0.0:2379
`)
}
