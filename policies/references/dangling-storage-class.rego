# METADATA
# title: Claim is of a class that is not there
# description: |
#   A claim of a StorageClass that the cluster does not have stays Pending. Classes
#   mostly come with the cluster: declare those under external in the configuration.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/
#     description: Storage Classes
# custom:
#   severity: low
#   profile: strict
#   kinds: [PersistentVolumeClaim, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-storage-class"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("storage-class")
	finding := references.finding(reference, references.absent(reference), true)
}
