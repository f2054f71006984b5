package kubevet["control-plane"]["kubelet-event-qps_test"]

import data.kubevet["control-plane"]["kubelet-event-qps"] as rule
import data.kubevet.lib.testing

test_allow_unlimited if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
eventRecordQPS: 0
`)
}

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_example if {
	rule.deny == {{"path": ["eventRecordQPS"], "message": "the kubelet records at most 1 events a second"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
eventRecordQPS: 1
`)
}
