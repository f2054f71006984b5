# METADATA
# title: Volume gives access to the container runtime
# description: |
#   The volume is the socket of the node's container runtime, or a directory that
#   the socket is in. Whoever can connect to it starts containers on the node with
#   any privilege and reads or changes every other container, past the API server
#   and its admission control. A read-only mount does not help: the socket can
#   still be connected to.
# related_resources:
#   - ref: https://docs.docker.com/engine/security/#docker-daemon-attack-surface
#     description: Docker daemon attack surface
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
# custom:
#   severity: critical
#   profile: recommended
#   help: remove the volume
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     mitre: [T1611, T1609]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [docker-sock]
#     trivy: [KSV-0006, KSV-0023]
#     checkov: [CKV_K8S_27]
#     kubescape: [C-0074, C-0048]
#     kubesec: [DockerSock]
#     kyverno: [disallow-cri-sock-mount, docker-socket-requires-label, disallow-host-path, restrict-volume-types]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPATH, CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET]
#     polaris: [hostPathSet]
#     psa: [hostPathVolumes, restrictedVolumes]
package kubevet.pods["container-runtime-socket-mount"]

import data.kubevet.lib.hostpath
import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some volume in hostpath.volumes
	hostpath.holds_runtime_socket(volume.clean)
	finding := {
		"path": volume.path,
		"message": $`{volume.noun} gives access to the node's container runtime through "{volume.value}"`,
		"profile": _profile,
	}
}

_profile := "strict" if {
	some p in pod.pods
	nodeagent.profile(p, "socket") == "strict"
} else := "recommended"
