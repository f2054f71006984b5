package kubevet["control-plane"]["managed-cluster-public-endpoint_test"]

import data.kubevet["control-plane"]["managed-cluster-public-endpoint"] as rule
import data.kubevet.lib.testing

test_deny_capa if {
	rule.deny == {{"path": ["spec", "endpointAccess", "publicCIDRs"], "message": "the API server is open to every address"}} with input as testing.input_for(`
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: {name: a}
spec: {region: eu-west-1}
`)
}

test_allow_capa_private if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: {name: a}
spec: {endpointAccess: {public: false, private: true}}
`)
}

test_deny_gke if {
	rule.deny == {{"path": ["spec", "masterAuthorizedNetworksConfig"], "message": "the API server is open to every address"}} with input as testing.input_for(`
apiVersion: container.cnrm.cloud.google.com/v1beta1
kind: ContainerCluster
metadata: {name: a}
spec: {location: europe-west1}
`)
}

test_allow_gke if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: container.cnrm.cloud.google.com/v1beta1
kind: ContainerCluster
metadata: {name: a}
spec: {masterAuthorizedNetworksConfig: {cidrBlocks: []}}
`)
}
