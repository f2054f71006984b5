# METADATA
# title: Volume has a type that pods should not choose for themselves
# description: |
#   The volume names a storage server or disk directly, so whoever writes the pod
#   chooses what the node mounts, past storage classes, quotas and the ownership of
#   persistent volumes, and some of these drivers run in the kernel of the node.
#   Volumes of types hostPath, gitRepo and flexVolume have rules of their own.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, Restricted, volume types
#   - ref: https://kubernetes.io/docs/concepts/storage/volumes/
#     description: Volumes
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     pss: [restricted/restrictedVolumes]
#     mitre: [T1611]
#     cwe: [CWE-668]
#   aliases:
#     trivy: [KSV-0028]
#     gatekeeper: [pod-security-policy/volumes]
#     psa: [restrictedVolumes]
#     kyverno: [restrict-volume-types]
package kubevet.pods["restricted-volume-type"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some volume in p.volumes
	some source in _sources
	is_object(volume.spec[source])
	finding := {
		"path": array.concat(volume.path, [source]),
		"message": $`volume "{object.get(volume.spec, "name", "")}" is of type {source}`,
	}
}

# Every source of a volume but those that the standard allows, and those that
# other rules report.
_sources := {
	"awsElasticBlockStore",
	"azureDisk",
	"azureFile",
	"cephfs",
	"cinder",
	"fc",
	"flocker",
	"gcePersistentDisk",
	"glusterfs",
	"iscsi",
	"nfs",
	"photonPersistentDisk",
	"portworxVolume",
	"quobyte",
	"rbd",
	"scaleIO",
	"storageos",
	"vsphereVolume",
}
