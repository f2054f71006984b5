# METADATA
# title: Pod mounts a claim that is not there
# description: |
#   The pod stays Pending until somebody makes a PersistentVolumeClaim of that name.
#   Claims that a StatefulSet makes of its templates count.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
#     description: Claims as volumes
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-pvc"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("claim")
	finding := references.finding(reference, references.absent(reference), _expected(reference))
}

default _expected(_) := false

_expected(_) if references.complete

_expected(reference) if references.tended(reference)
