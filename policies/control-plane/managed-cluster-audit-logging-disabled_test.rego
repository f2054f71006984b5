package kubevet["control-plane"]["managed-cluster-audit-logging-disabled_test"]

import data.kubevet["control-plane"]["managed-cluster-audit-logging-disabled"] as rule
import data.kubevet.lib.testing

test_deny_capa if {
	rule.deny == {{"path": ["spec", "logging", "audit"], "message": "the audit log of the control plane is not kept"}} with input as testing.input_for(`
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: {name: a}
spec: {logging: {apiServer: true}}
`)
}

test_allow_all if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: shop
  region: eu-west-1
cloudWatch: {clusterLogging: {enableTypes: ['*']}}
`)
}
