# METADATA
# title: Storage class does not ask for encrypted volumes
# description: |
#   Volumes of this class are not encrypted unless an account was set up so: whoever
#   gets at a disk, a snapshot or a backup of it reads the data. Only drivers are
#   judged that do not encrypt by themselves, as those of Google and Azure do.
# related_resources:
#   - ref: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
#     description: AWS EBS CSI driver, parameters
#   - ref: https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/encrypt-a-disk-volume
#     description: Alibaba Cloud, encrypted disk volumes
# custom:
#   severity: low
#   profile: strict
#   kinds: [StorageClass]
#   compliance:
#     mitre: [T1005]
#     cwe: [CWE-311]
#   aliases:
#     kubescape: [C-0264]
#   fix: {set: "true"}
package kubevet.reliability["volume-encryption-not-requested"]

import data.kubevet.lib.manifest

deny contains finding if {
	driver := input.object.provisioner
	driver in _drivers
	not lower(object.get(input.object, ["parameters", "encrypted"], "")) == "true"
	finding := {
		"path": ["parameters", "encrypted"],
		"message": $`storage class "{manifest.name}" of {driver} does not ask for encrypted volumes`,
	}
}

_drivers := {"diskplugin.csi.alibabacloud.com", "ebs.csi.aws.com", "ebs.csi.eks.amazonaws.com", "kubernetes.io/aws-ebs"}
