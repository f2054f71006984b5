# METADATA
# title: Volume is mounted by a FlexVolume driver
# description: |
#   FlexVolume runs a program of the node as root to mount the volume, with options
#   from the manifest. It has been deprecated since Kubernetes 1.23 in favour of
#   CSI, whose drivers run in containers.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume
#     description: FlexVolume
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, volume types
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload, PersistentVolume]
#   compliance:
#     pss: [restricted/restrictedVolumes]
#     mitre: [T1611]
#     cwe: [CWE-477]
#   aliases:
#     gatekeeper: [pod-security-policy/flexvolume-drivers]
#     kyverno: [restrict-volume-types]
package kubevet.pods["flex-volume-driver"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	is_object(volume.spec.flexVolume)
	finding := {
		"path": array.concat(volume.path, ["flexVolume"]),
		"message": $`volume "{object.get(volume.spec, "name", "")}" is mounted by FlexVolume driver "{object.get(volume.spec.flexVolume, "driver", "")}"`,
	}
}

deny contains finding if {
	manifest.group_kind == "PersistentVolume"
	is_object(input.object.spec.flexVolume)
	finding := {
		"path": ["spec", "flexVolume"],
		"message": $`persistent volume "{manifest.name}" is mounted by FlexVolume driver "{object.get(input.object.spec.flexVolume, "driver", "")}"`,
	}
}
