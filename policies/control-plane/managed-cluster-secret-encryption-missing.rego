# METADATA
# title: Managed cluster encrypts Secrets with no key of its own
# description: |
#   The provider encrypts its disks, but whoever reads a copy of etcd reads the
#   Secrets. A KMS key of the account encrypts them once more and can be withdrawn.
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
#     mitre: [T1552]
#     cwe: [CWE-311]
#   aliases:
#     kubescape: [C-0066, C-0244]
package kubevet["control-plane"]["managed-cluster-secret-encryption-missing"]

_key := {
	"ClusterConfig": ["secretsEncryption", "keyARN"],
	"AWSManagedControlPlane": ["spec", "encryptionConfig", "provider"],
	"ContainerCluster": ["spec", "databaseEncryption", "keyName"],
}

deny contains finding if {
	path := _key[input.object.kind]
	object.get(input.object, path, "") == ""
	finding := {"path": path, "message": "no key of the account encrypts Secrets"}
}
