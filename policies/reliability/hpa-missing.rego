# METADATA
# title: Nothing scales the workload
# description: |
#   No HorizontalPodAutoscaler and no ScaledObject of the bundle targets the
#   workload, so that its number of pods stays the same whatever the load. For teams
#   that scale everything.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
#     description: Horizontal pod autoscaling
# custom:
#   severity: info
#   profile: optional
#   kinds: [Deployment]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kyverno: [check-hpa-exists]
#   models: [availability]
package kubevet.reliability["hpa-missing"]

import data.kubevet.lib.availability
import data.kubevet.lib.bundle
import data.kubevet.lib.manifest

deny contains finding if {
	availability.self
	not availability.scaled
	count(bundle.declared("HorizontalPodAutoscaler", input.namespace)) == 0
	finding := {
		"path": ["spec", "replicas"],
		"message": $`no autoscaler targets Deployment "{manifest.name}"`,
	}
}
