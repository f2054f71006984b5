# METADATA
# title: Nothing recommends requests for the workload
# description: |
#   No VerticalPodAutoscaler of the bundle targets the workload, not even one that
#   only recommends, so that its requests stay what somebody once guessed. For teams
#   that have the autoscaler installed and use it everywhere.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
#     description: Vertical pod autoscaling
# custom:
#   severity: info
#   profile: optional
#   kinds: [Deployment]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kyverno: [check-vpa-configuration]
#   models: [availability]
package kubevet.reliability["vpa-missing"]

import data.kubevet.lib.availability
import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

deny contains finding if {
	availability.self
	not availability.self.recommended
	count(bundle.declared("VerticalPodAutoscaler", input.namespace)) == 0
	finding := {
		"path": ["spec", "template", "spec", "containers"],
		"message": $`no VerticalPodAutoscaler targets Deployment "{manifest.name}"`,
	}
}
