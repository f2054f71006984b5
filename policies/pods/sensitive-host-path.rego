# METADATA
# title: Volume exposes a sensitive path of the node
# description: |
#   The volume is, contains or lies in a directory of the node with credentials,
#   configuration, programs or the state of other pods: who can read it finds keys
#   and tokens, who can write it changes what the node runs. System directories are
#   more severe as a whole than in part and more severe writable than read-only, directories
#   of programs are severe where they can be written. Time zones, certificate
#   authorities and the like are not reported where they can only be read, nor is a
#   volume that container-runtime-socket-mount or cloud-credentials-host-path
#   reports.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host path volumes
# custom:
#   severity: critical
#   profile: recommended
#   help: mount what is needed of it, read-only, or use another volume
#   kinds: [workload, PersistentVolume]
#   yields: [container-runtime-socket-mount, cloud-credentials-host-path]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     mitre: [T1611, T1552.001]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [sensitive-host-mounts]
#     trivy: [KSV-0121, KSV-0023]
#     kubesec: [ProcMount]
#     kyverno: [limit-hostpath-type-pv, limit-hostpath-vols, disallow-host-path, restrict-volume-types]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPATH]
#     kubescape: [C-0048]
#     polaris: [hostPathSet]
#     psa: [hostPathVolumes, restrictedVolumes]
package kubevet.pods["sensitive-host-path"]

import data.kubevet.lib.hostpath
import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some volume in hostpath.volumes
	severity := hostpath.sensitivity(volume.clean, hostpath.read_only(volume))
	finding := {
		"path": volume.path,
		"message": $`{volume.noun} exposes the node's "{volume.value}"`,
		"severity": severity,
		"profile": _profile(volume, severity),
	}
}

# Programs of the node tell nobody anything that the image of its system does not,
# and some agents of a node are there to read it.
_profile(volume, severity) := "strict" if {
	not severity in {"critical", "high"}
} else := "strict" if {
	some p in pod.pods
	nodeagent.profile(p, nodeagent.access(volume)) == "strict"
} else := "recommended"
