# METADATA
# title: Container can write to a directory of the node
# description: |
#   The container mounts a hostPath volume without readOnly: true, so what it
#   writes there lands on the node, where it outlives the pod and is read by the
#   node's own programs or by other pods. Planted files of this kind are a common
#   way to keep hold of a node. Sockets and devices are not reported, since a
#   read-only mount does not keep anyone from writing to them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#     description: hostPath volumes and their risks
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#read-only-mounts
#     description: Read-only mounts, and why sub-mounts need recursiveReadOnly
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   yields: [container-runtime-socket-mount, cloud-credentials-host-path, sensitive-host-path]
#   compliance:
#     pss: [baseline/hostPathVolumes]
#     mitre: [T1611]
#     cwe: [CWE-732]
#   aliases:
#     kube-linter: [writable-host-mount]
#     kubescape: [C-0045, C-0048]
#     kyverno: [ensure-readonly-hostpath, disallow-host-path, restrict-volume-types]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPATH, EKS_INVALID_HOSTPATH_MOUNT_READONLY_VALUE]
#     trivy: [KSV-0023]
#     polaris: [hostPathSet]
#     psa: [hostPathVolumes, restrictedVolumes]
#   fix: {set: true}
package kubevet.pods["writable-host-path"]

import data.kubevet.lib.hostpath
import data.kubevet.lib.nodeagent

deny contains finding if {
	some volume in hostpath.volumes
	not startswith(volume.value, `\\.\pipe\`)
	not volume.type in {"Socket", "CharDevice", "BlockDevice"}
	not hostpath.is_runtime_socket(volume.clean) # readOnly is nothing to a socket
	some mount in hostpath.mounts(volume)
	not mount.spec.readOnly == true
	finding := {
		"path": array.concat(mount.path, ["readOnly"]),
		"scope": volume.path,
		"message": $`{mount.container.name} can write to the node's "{volume.value}"`,
		"profile": nodeagent.profile(mount.container.pod, $"write {volume.clean}"),
	}
}
