# METADATA
# title: Budget protects pods that do not work
# description: |
#   A pod that runs but is not ready counts as missing already, so that by default
#   the budget does not let it be evicted: one broken pod keeps its node from being
#   drained. AlwaysAllow lets such pods be evicted whatever the budget. Where a pod
#   that is not ready still holds data the others lack, say IfHealthyBudget.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
#     description: Unhealthy pod eviction policy
# custom:
#   severity: low
#   profile: strict
#   kinds: [PodDisruptionBudget]
#   compliance:
#     cwe: [CWE-833]
#   aliases:
#     kube-linter: [pdb-unhealthy-pod-eviction-policy]
#   fix: {set: AlwaysAllow}
package kubevet.reliability["pdb-unhealthy-eviction-policy"]

import data.kubevet.lib.manifest

deny contains finding if {
	not object.get(input.object, ["spec", "unhealthyPodEvictionPolicy"], "") in {"AlwaysAllow", "IfHealthyBudget"}
	finding := {
		"path": ["spec", "unhealthyPodEvictionPolicy"],
		"message": $`budget "{manifest.name}" does not let pods be evicted that are not ready`,
	}
}
