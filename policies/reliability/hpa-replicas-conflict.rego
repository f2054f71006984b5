# METADATA
# title: Number of pods is set besides the autoscaler
# description: |
#   Each time the manifest is applied, its spec.replicas undoes what the autoscaler
#   has chosen: under load most pods are stopped at once, until it has scaled up
#   again. Where the field was applied before, take it out of the fields that the
#   tool owns first; else its removal scales down to 1.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
#     description: Migrating Deployments and StatefulSets to horizontal autoscaling
#   - ref: https://keda.sh/docs/latest/reference/scaledobject-spec/
#     description: KEDA, ScaledObject
# custom:
#   severity: medium
#   profile: recommended
#   help: leave replicas out
#   kinds: [Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-score: [deployment-targeted-by-hpa-does-not-have-replicas-configured]
#   fix: {remove: true}
#   models: [availability]
package kubevet.reliability["hpa-replicas-conflict"]

import data.kubevet.lib.availability

deny contains finding if {
	replicas := input.object.spec.replicas
	is_number(replicas)
	replicas > 0
	some scaler in availability.self.scalers
	finding := {
		"path": ["spec", "replicas"],
		"message": $`each apply sets {replicas} replicas, whatever {split(scaler.kind, ".")[0]} "{scaler.name}" has chosen`,
		"related": [availability.related(scaler, ["spec", "scaleTargetRef"], "scales it")],
	}
}
