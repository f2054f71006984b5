# METADATA
# title: Scratch volume has no size limit
# description: |
#   An emptyDir volume grows until the disk of the node is full and pods are
#   evicted, not always the one that filled it. One that lies in memory is more severe
#   where a container that writes to it has no memory limit: it takes the memory of
#   the node. A volume is bounded already where every container that mounts it has a
#   limit for the resource that it is made of. One finding names all such volumes on
#   the disk of a pod; as nearly every pod has one, they are in the profile
#   optional.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
#     description: emptyDir volumes
#   - ref: https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
#     description: Local ephemeral storage
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     kyverno: [require-emptydir-requests-limits, add-emptydir-sizelimit]
package kubevet.reliability["empty-dir-size-limit-missing"]

import data.kubevet.lib.pod
import data.kubevet.lib.resources

deny contains finding if {
	some group in pod.groups
	bad := [volume |
		some volume in group.pod.volumes
		_medium(volume) == "ephemeral-storage"
		_unbounded(volume, group)
	]
	names := [$`"{volume.spec.name}"` | some volume in bad]
	finding := {
		"path": array.concat(bad[0].path, ["emptyDir", "sizeLimit"]),
		"message": $"{_noun(names)} {concat(", ", names)} may fill the disk of the node",
		"severity": "low",
		"profile": "optional",
		"evidence": sort([volume.spec.name | some volume in bad]),
	}
}

deny contains finding if {
	some group in pod.groups
	some volume in group.pod.volumes
	_medium(volume) == "memory"
	_unbounded(volume, group)
	finding := {
		"path": array.concat(volume.path, ["emptyDir", "sizeLimit"]),
		"message": $`volume "{volume.spec.name}" may fill the memory of the node`,
	}
}

_noun(names) := "volume" if count(names) == 1

_noun(names) := "volumes" if count(names) > 1

_medium(volume) := "memory" if volume.spec.emptyDir.medium == "Memory"

_medium(volume) := "ephemeral-storage" if {
	is_object(volume.spec.emptyDir)
	object.get(volume.spec.emptyDir, "medium", "") == ""
}

_unbounded(volume, group) if {
	not volume.spec.emptyDir.sizeLimit
	some container in group.containers
	some mount in pod.items(container, "volumeMounts")
	mount.spec.name == volume.spec.name
	not mount.spec.readOnly == true
	not resources.limited(container, _medium(volume))
}
