# METADATA
# title: Volume is a directory or file of the node
# description: |
#   A hostPath volume ties the pod to what is on its node, past every quota and past
#   the Pod Security Standards, and pods of different owners meet there. Reported is
#   what is left over by other rules: volumes that containers only read, or that
#   none of them mounts, of paths that are not sensitive. Local persistent volumes
#   are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host path volumes
# custom:
#   severity: low
#   profile: strict
#   help: use a volume of another type
#   kinds: [workload, PersistentVolume]
#   yields: [container-runtime-socket-mount, cloud-credentials-host-path, sensitive-host-path, writable-host-path]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     cis-1.12: ["5.2.11"]
#     cis-1.23: ["5.2.12"]
#     mitre: [T1611]
#     cwe: [CWE-668]
#   aliases:
#     trivy: [KSV-0023]
#     kubescape: [C-0048]
#     polaris: [hostPathSet]
#     gatekeeper: [pod-security-policy/host-filesystem]
#     psa: [hostPathVolumes]
#     kyverno: [limit-hostpath-type-pv, limit-hostpath-vols, remove-hostpath-volumes, disallow-host-path]
#     kube-bench: ["5.2.11"]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPATH]
package kubevet.pods["host-path-volume"]

import data.kubevet.lib.hostpath

deny contains finding if {
	some volume in hostpath.volumes
	not startswith(concat(".", [s | some s in volume.path; is_string(s)]), "spec.local.")
	finding := {
		"path": volume.path,
		"message": $`{volume.noun} is the node's "{volume.value}"`,
	}
}
