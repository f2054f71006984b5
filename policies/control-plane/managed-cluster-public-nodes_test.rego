package kubevet["control-plane"]["managed-cluster-public-nodes_test"]

import data.kubevet["control-plane"]["managed-cluster-public-nodes"] as rule
import data.kubevet.lib.testing

test_deny_gke if {
	rule.deny == {{"path": ["spec", "privateClusterConfig", "enablePrivateNodes"], "message": "nodes have public addresses"}} with input as testing.input_for(`
apiVersion: container.cnrm.cloud.google.com/v1beta1
kind: ContainerCluster
metadata: {name: a}
spec: {location: europe-west1}
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata:
  name: shop
  region: eu-west-1
managedNodeGroups:
  - name: general
    privateNetworking: true
`)
}
