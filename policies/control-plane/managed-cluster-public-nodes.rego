# METADATA
# title: Nodes of a managed cluster have public addresses
# description: |
#   Every port that a pod of the node's network opens can be tried from the internet,
#   kept out by security groups alone.
# related_resources:
#   - ref: https://eksctl.io/usage/schema/
#     description: eksctl, ClusterConfig
#   - ref: https://cloud.google.com/config-connector/docs/reference/resource-docs/container/containercluster
#     description: Config Connector, ContainerCluster
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterConfig.eksctl.io, ContainerCluster.container.cnrm.cloud.google.com]
#   compliance:
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     kubescape: [C-0229, C-0248]
package kubevet["control-plane"]["managed-cluster-public-nodes"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "ClusterConfig"
	some field in {"nodeGroups", "managedNodeGroups"}
	some i, group in manifest.list(input.object, [field])
	object.get(group, "privateNetworking", false) != true
	finding := {"path": [field, i, "privateNetworking"], "message": $"nodes of the group {json.marshal(object.get(group, "name", ""))} have public addresses"}
}

deny contains finding if {
	input.object.kind == "ContainerCluster"
	object.get(input.object, ["spec", "privateClusterConfig", "enablePrivateNodes"], false) != true
	not input.object.spec.enableAutopilot
	finding := {"path": ["spec", "privateClusterConfig", "enablePrivateNodes"], "message": "nodes have public addresses"}
}
