# METADATA
# title: Container mounts a volume that the pod does not have
# description: |
#   The API server refuses the pod: every volumeMount and volumeDevice names one of
#   spec.volumes, or of volumeClaimTemplates in a StatefulSet, and no two of a
#   container have one path.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
#     description: Volumes
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes
#     description: Pod, volumes
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.references["volume-mount-undefined"]

import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	workload.tabled
	some group in pod.groups
	pod.complete(group.pod)
	defined := _defined(group.pod)
	some container in group.containers
	some field in ["volumeMounts", "volumeDevices"]
	some item in pod.items(container, field)
	name := item.spec.name
	is_string(name)
	not name in defined
	finding := {
		"path": array.concat(item.path, ["name"]),
		"message": $`{container.name} mounts volume "{name}", which the pod does not have`,
	}
}

deny contains finding if {
	some container in pod.containers
	items := pod.items(container, "volumeMounts")
	paths := [item.spec.mountPath | some item in items]
	count({path | some path in paths}) < count(paths)
	some i, item in items
	path := item.spec.mountPath
	is_string(path)
	path in array.slice(paths, 0, i)
	finding := {
		"path": array.concat(item.path, ["mountPath"]),
		"message": $`{container.name} mounts two volumes at "{path}"`,
	}
}

_defined(p) := {volume.spec.name | some volume in p.volumes} | {claim.name | some claim in workload.claims}
