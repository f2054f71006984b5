# METADATA
# title: Managed cluster keeps no audit log
# description: |
#   Nobody can say later who did what in the cluster. EKS keeps the log only if it is
#   asked to; GKE always keeps it.
# related_resources:
#   - ref: https://eksctl.io/usage/schema/
#     description: eksctl, ClusterConfig
#   - ref: https://cluster-api-aws.sigs.k8s.io/crd/
#     description: Cluster API provider AWS
# custom:
#   severity: medium
#   profile: strict
#   kinds: [ClusterConfig.eksctl.io, AWSManagedControlPlane.controlplane.cluster.x-k8s.io]
#   compliance:
#     mitre: [T1562.008]
#     cwe: [CWE-778]
#   aliases:
#     kubescape: [C-0067, C-0254]
package kubevet["control-plane"]["managed-cluster-audit-logging-disabled"]

deny contains finding if {
	input.object.kind == "ClusterConfig"
	enabled := {word | some word in object.get(input.object, ["cloudWatch", "clusterLogging", "enableTypes"], [])}
	count(enabled & {"audit", "*", "all"}) == 0
	finding := {"path": ["cloudWatch", "clusterLogging", "enableTypes"], "message": "the audit log of the control plane is not kept"}
}

deny contains finding if {
	input.object.kind == "AWSManagedControlPlane"
	object.get(input.object, ["spec", "logging", "audit"], false) != true
	finding := {"path": ["spec", "logging", "audit"], "message": "the audit log of the control plane is not kept"}
}
