# METADATA
# title: Claim does not say how much storage it needs
# description: |
#   The API server refuses a claim without a storage request, and with it the
#   StatefulSet's pods.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/
#     description: Persistent volumes
# custom:
#   severity: high
#   profile: recommended
#   kinds: [PersistentVolumeClaim, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kubesec: [VolumeClaimRequestsStorage]
#   yields: [missing-required-field]
package kubevet.reliability["pvc-storage-request-missing"]

import data.kubevet.lib.workload

deny contains finding if {
	some claim in workload.claims
	object.get(claim.spec, ["resources", "requests", "storage"], null) in {null, "", 0, "0"}
	finding := {
		"path": array.concat(claim.path, ["resources", "requests", "storage"]),
		"message": $`claim "{claim.name}" requests no storage`,
	}
}
