# METADATA
# title: Volume can be mounted by several nodes
# description: |
#   Pods on several nodes write to the volume at once, which few programs and few
#   storage systems are made for; and whoever may start a pod in the namespace
#   reaches the data from any node. For clusters whose volumes are all meant for
#   one.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
#     description: Access modes
# custom:
#   severity: info
#   profile: optional
#   kinds: [PersistentVolumeClaim, StatefulSet]
#   compliance:
#     cwe: [CWE-732]
#   aliases:
#     kubesec: [VolumeClaimAccessModeReadWriteOnce]
#     kyverno: [enforce-readwriteonce-pod]
package kubevet.reliability["pvc-access-mode"]

import data.kubevet.lib.manifest
import data.kubevet.lib.workload

deny contains finding if {
	some claim in workload.claims
	some i, mode in manifest.list(claim.spec, ["accessModes"])
	mode in {"ReadOnlyMany", "ReadWriteMany"}
	finding := {
		"path": array.concat(claim.path, ["accessModes", i]),
		"message": $`claim "{claim.name}" can be mounted by several nodes: {mode}`,
	}
}
