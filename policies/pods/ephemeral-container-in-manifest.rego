# METADATA
# title: Manifest has ephemeral containers
# description: |
#   Ephemeral containers are added to a running pod for debugging, through an
#   interface of their own. The API server refuses them in a manifest; that one has
#   them says that it was copied from a pod that somebody had been debugging, with
#   what the debugging container was allowed to do.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
#     description: Ephemeral containers
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     mitre: [T1609]
#     cwe: [CWE-489]
#   aliases:
#     kyverno: [block-ephemeral-containers]
#   fix: {remove: true, safe: true}
package kubevet.pods["ephemeral-container-in-manifest"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	count(manifest.list(p.spec, ["ephemeralContainers"])) > 0
	finding := {
		"path": array.concat(p.path, ["ephemeralContainers"]),
		"message": "the manifest has ephemeral containers",
	}
}
