# METADATA
# title: Nothing keeps all pods from being evicted at once
# description: |
#   The workload has several pods so that one can be missed, but no
#   PodDisruptionBudget selects them: who drains nodes, or an autoscaler that
#   removes some, may evict all of them at the same time. Counted are budgets of the
#   bundle and those that the configuration declares as external.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
#     description: Specifying a disruption budget for your application
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
#     description: Disruptions
# custom:
#   severity: low
#   profile: strict
#   kinds: [CloneSet.apps.kruise.io, Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-score: [statefulset-has-poddisruptionbudget, deployment-has-poddisruptionbudget]
#     polaris: [missingPodDisruptionBudget]
#     kyverno: [create-default-pdb, require-pdb]
#   models: [availability]
package kubevet.reliability["pdb-missing"]

import data.kubevet.lib.availability
import data.kubevet.lib.bundle

deny contains finding if {
	availability.replicas > 1
	count(availability.self.budgets) == 0
	count(bundle.declared("PodDisruptionBudget", input.namespace)) == 0
	finding := bundle.hedged({
		"path": ["spec", "replicas"],
		"message": $"no PodDisruptionBudget selects the {availability.replicas} pods",
	})
}
