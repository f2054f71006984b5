# METADATA
# title: Volume exposes credentials that the node keeps
# description: |
#   The volume is a file or directory of the node where the kubelet or the programs
#   of a cloud keep their credentials. Whoever controls the container acts as the
#   node or as the cloud account behind it, beyond this cluster. A wider path that
#   contains such files is reported by sensitive-host-path.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host path volumes
# custom:
#   severity: critical
#   profile: recommended
#   help: remove the volume, and use the identity of the workload
#   kinds: [workload, PersistentVolume]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     mitre: [T1552.001]
#     cwe: [CWE-522]
#   aliases:
#     kubescape: [C-0020, C-0048]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPATH]
#     trivy: [KSV-0023]
#     kyverno: [disallow-host-path, restrict-volume-types]
#     polaris: [hostPathSet]
#     psa: [hostPathVolumes, restrictedVolumes]
package kubevet.pods["cloud-credentials-host-path"]

import data.kubevet.lib.hostpath

deny contains finding if {
	some volume in hostpath.volumes
	hostpath.holds_credentials(volume.clean)
	finding := {
		"path": volume.path,
		"message": $`{volume.noun} exposes credentials in the node's "{volume.value}"`,
	}
}
