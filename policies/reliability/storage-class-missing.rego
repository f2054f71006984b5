# METADATA
# title: Claim does not name a storage class of those in use
# description: |
#   The claim gets the class that is the default of the cluster, which may be
#   another one in the next cluster, or none. The parameter classes lists those that
#   may be used; without it a claim must name any. An empty name, which asks for a
#   volume that somebody has made, is a choice.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/
#     description: Storage classes
# custom:
#   severity: info
#   profile: optional
#   kinds: [PersistentVolumeClaim, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     gatekeeper: [general/storageclass]
#     kyverno: [require-storageclass, restrict-storageclass]
#   parameters: {classes: []}
package kubevet.reliability["storage-class-missing"]

import data.kubevet.lib.workload

deny contains finding if {
	some claim in workload.claims
	not is_string(object.get(claim.spec, "storageClassName", null))
	finding := {
		"path": array.concat(claim.path, ["storageClassName"]),
		"message": $`claim "{claim.name}" names no storage class`,
	}
}

deny contains finding if {
	some claim in workload.claims
	class := claim.spec.storageClassName
	is_string(class)
	classes := input.parameters["storage-class-missing"].classes
	count(classes) > 0
	not class in classes
	finding := {
		"path": array.concat(claim.path, ["storageClassName"]),
		"message": $`claim "{claim.name}" names storage class "{class}", which is none of those in use`,
	}
}
