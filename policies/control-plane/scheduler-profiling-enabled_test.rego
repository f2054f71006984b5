package kubevet["control-plane"]["scheduler-profiling-enabled_test"]

import data.kubevet["control-plane"]["scheduler-profiling-enabled"] as rule
import data.kubevet.lib.testing

test_deny_absent if {
	rule.deny == {{"path": ["spec", "containers", 0, "command"], "message": "kube-scheduler serves profiles of itself, its default"}} with input as testing.input_for(`
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

test_allow_config_file if {
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
        - --config=/etc/scheduler.yaml
`)
}

test_deny_configuration if {
	rule.deny == {{"path": ["enableProfiling"], "message": "kube-scheduler serves profiles of itself"}} with input as testing.input_for(`
apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
enableProfiling: true
`)
}
