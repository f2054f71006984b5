package kubevet["control-plane"]["kubelet-iptables-chains-disabled_test"]

import data.kubevet["control-plane"]["kubelet-iptables-chains-disabled"] as rule
import data.kubevet.lib.testing

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
port: 10250
`)
}

test_deny_example if {
	rule.deny == {{"path": ["makeIPTablesUtilChains"], "message": "the kubelet does not keep its iptables chains"}} with input as testing.input_for(`
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
makeIPTablesUtilChains: false
`)
}
