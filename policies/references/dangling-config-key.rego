# METADATA
# title: Pod reads a key that its ConfigMap or Secret does not have
# description: |
#   The object is there, and not the key: the container does not start, or the volume
#   is not mounted. Most often the key was renamed, or is in another case.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
#     description: Configure a Pod to Use a ConfigMap
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-config-key"]

import data.kubevet.lib.references

deny contains finding if {
	some reference in references.missing("config-key")
	finding := references.finding(reference, $`{references.named(reference)} has no key "{reference.key}"{_near(reference)}`, true)
}

_near(reference) := $`; the nearest is "{reference.near}"` if reference.near != ""

_near(reference) := "" if reference.near == ""
