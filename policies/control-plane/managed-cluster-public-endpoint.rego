# METADATA
# title: API server of a managed cluster is open to the internet
# description: |
#   Anyone may try credentials and unpatched holes of the API server. A list of
#   addresses or a private endpoint keeps them out.
# related_resources:
#   - ref: https://eksctl.io/usage/schema/
#     description: eksctl, ClusterConfig
#   - ref: https://cluster-api-aws.sigs.k8s.io/crd/
#     description: Cluster API provider AWS
#   - ref: https://cloud.google.com/config-connector/docs/reference/resource-docs/container/containercluster
#     description: Config Connector, ContainerCluster
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterConfig.eksctl.io, AWSManagedControlPlane.controlplane.cluster.x-k8s.io, ContainerCluster.container.cnrm.cloud.google.com]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     kubescape: [C-0227, C-0228, C-0247, C-0252]
package kubevet["control-plane"]["managed-cluster-public-endpoint"]

deny contains finding if {
	input.object.kind == "ClusterConfig"
	access := object.get(input.object, ["vpc"], {})
	object.get(access, ["clusterEndpoints", "publicAccess"], true) != false
	count(object.get(access, ["publicAccessCIDRs"], [])) == 0
	finding := {"path": ["vpc", "publicAccessCIDRs"], "message": "the API server is open to every address"}
}

deny contains finding if {
	input.object.kind == "AWSManagedControlPlane"
	access := object.get(input.object, ["spec", "endpointAccess"], {})
	object.get(access, "public", true) != false
	count(object.get(access, "publicCIDRs", [])) == 0
	finding := {"path": ["spec", "endpointAccess", "publicCIDRs"], "message": "the API server is open to every address"}
}

deny contains finding if {
	input.object.kind == "ContainerCluster"
	object.get(input.object, ["spec", "privateClusterConfig", "enablePrivateEndpoint"], false) != true
	not input.object.spec.masterAuthorizedNetworksConfig
	finding := {"path": ["spec", "masterAuthorizedNetworksConfig"], "message": "the API server is open to every address"}
}
