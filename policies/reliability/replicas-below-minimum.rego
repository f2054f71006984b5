# METADATA
# title: Service has a single pod behind it
# description: |
#   The application is gone while its only pod is started anew: when its node is
#   drained or fails, and at each update that goes wrong. Reported is what a Service
#   of the bundle leads to. What cannot have two is not: pods that write to a volume
#   that is mounted by one node, that are replaced before a new one starts, or that
#   elect a leader among them. Of charts, whose users choose the number, it is in
#   the profile optional. The parameter min is how many there should be.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
#     description: Deployments
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/disruptions/
#     description: Disruptions
# custom:
#   severity: low
#   profile: strict
#   kinds: [Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [minimum-three-replicas]
#     kube-score: [deployment-replicas]
#     polaris: [deploymentMissingReplicas]
#     kyverno: [require-deployments-have-multiple-replicas, require-replicas-allow-disruption]
#     datree: [DEPLOYMENT_INCORRECT_REPLICAS_VALUE]
#   parameters: {min: 2}
#   models: [availability]
package kubevet.reliability["replicas-below-minimum"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	not availability.scaled
	availability.behind_service
	availability.replicas > 0
	availability.replicas < input.parameters["replicas-below-minimum"].min
	not _single
	finding := {
		"path": ["spec", "replicas"],
		"message": $"{availability.replicas} pod is all that the Service leads to",
		"profile": _profile,
	}
}

_profile := "optional" if input.source == "chart"

_profile := "strict" if input.source != "chart"

_single if count(workload.claims) > 0

_single if {
	some p in pod.pods
	some volume in p.volumes
	some kind in ["hostPath", "persistentVolumeClaim"]
	volume.spec[kind]
}

_single if input.object.spec.strategy.type == "Recreate"

_single if {
	some container in pod.containers
	some field in ["args", "command"]
	some text in manifest.list(container.spec, [field])
	regex.match(`(?i)leader-?elect`, text)
}
