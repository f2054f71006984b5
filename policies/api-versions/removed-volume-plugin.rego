# METADATA
# title: Volume of a type that Kubernetes no longer has
# description: |
#   Kubernetes took the drivers of other vendors' storage out of its code. The field is
#   still there, and pods with such a volume stay pending: a CSI driver has to take its
#   place. A gitRepo volume, which ran git as root on the node, is off since 1.33.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
#     description: Volumes, types
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload, PersistentVolume, StorageClass]
#   compliance:
#     cwe: [CWE-477]
package kubevet["api-versions"]["removed-volume-plugin"]

import data.kubevet.lib.pod

deny contains finding if {
	some item in _volumes
	some type, minor in _removed
	is_object(item.spec[type])
	input.target.minor >= minor
	finding := {"path": array.concat(item.path, [type]), "message": $"volumes of type {type} are gone since Kubernetes 1.{minor}"}
}

deny contains finding if {
	input.object.kind == "StorageClass"
	provisioner := input.object.provisioner
	type := _provisioners[provisioner]
	input.target.minor >= _removed[type]
	finding := {"path": ["provisioner"], "message": $`provisioner "{provisioner}" is gone since Kubernetes 1.{_removed[type]}`}
}

_volumes contains item if {
	some p in pod.pods
	some item in p.volumes
}

_volumes contains {"spec": input.object.spec, "path": ["spec"]} if input.object.kind == "PersistentVolume"

_removed := {
	"cephfs": 31,
	"flocker": 25,
	"gitRepo": 33,
	"glusterfs": 26,
	"photonPersistentDisk": 16,
	"quobyte": 25,
	"rbd": 31,
	"scaleIO": 22,
	"storageos": 25,
}

_provisioners := {
	"kubernetes.io/cephfs": "cephfs",
	"kubernetes.io/glusterfs": "glusterfs",
	"kubernetes.io/quobyte": "quobyte",
	"kubernetes.io/rbd": "rbd",
	"kubernetes.io/scaleio": "scaleIO",
	"kubernetes.io/storageos": "storageos",
}
