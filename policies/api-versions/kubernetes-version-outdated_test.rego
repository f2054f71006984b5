package kubevet["api-versions"]["kubernetes-version-outdated_test"]

import data.kubevet["api-versions"]["kubernetes-version-outdated"] as rule
import data.kubevet.lib.testing

test_deny_kubeadm if {
	every version in ["v1.29.3", "1.34.0", "1.24"] {
		minor := split(trim_prefix(version, "v"), ".")[1]
		rule.deny == {{"path": ["kubernetesVersion"], "message": $"Kubernetes 1.{minor} is no longer supported"}} with input as testing.input_for($`
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: "{version}"
`)
	}
}

test_deny_eksctl if {
	rule.deny == {{"path": ["metadata", "version"], "message": "Kubernetes 1.30 is no longer supported"}} with input as testing.input_for("apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: a, version: '1.30'}")
}

test_allow_supported if {
	rule.deny == set() with input as testing.input_for("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.2")
	rule.deny == set() with input as testing.input_for("apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: stable")
}
