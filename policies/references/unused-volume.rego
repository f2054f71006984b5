# METADATA
# title: Volume is mounted by no container
# description: |
#   Nothing reads or writes it, and what it names has to exist all the same: the pod
#   waits for a Secret or claim that it does not use.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
#     description: Volumes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1164]
#   fix: {remove: true, safe: true}
package kubevet.references["unused-volume"]

import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	workload.tabled
	some group in pod.groups
	pod.complete(group.pod)
	count(group.containers) > 0
	used := {item.spec.name |
		some container in group.containers
		some field in ["volumeMounts", "volumeDevices"]
		some item in pod.items(container, field)
	}
	some volume in group.pod.volumes
	name := volume.spec.name
	is_string(name)
	not name in used
	finding := {
		"path": volume.path,
		"message": $`no container mounts volume "{name}"`,
	}
}
