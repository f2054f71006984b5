# METADATA
# title: Update takes the application away
# description: |
#   With the strategy Recreate all pods behind a Service are stopped before the
#   first new one starts, at each update. With OnDelete nothing is updated until
#   somebody deletes the pods. Not reported is what cannot run twice: pods with a
#   claim, a directory or a port of the node.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
#     description: Deployments, strategy
#   - ref: https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
#     description: Perform a rolling update on a DaemonSet
# custom:
#   severity: low
#   profile: strict
#   kinds: [DaemonSet, Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, StatefulSet]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [no-rolling-update-strategy]
#     kubescape: [C-0305]
#     kube-score: [deployment-strategy]
#   models: [availability]
package kubevet.reliability["rollout-strategy-not-rolling"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	input.object.spec.strategy.type == "Recreate"
	availability.behind_service
	not availability.replicas == 0
	not _alone
	finding := {
		"path": ["spec", "strategy", "type"],
		"message": "each update stops all pods behind the Service before it starts new ones",
	}
}

deny contains finding if {
	input.object.spec.updateStrategy.type == "OnDelete"
	finding := {
		"path": ["spec", "updateStrategy", "type"],
		"message": "pods are updated only when somebody deletes them",
	}
}

_alone if {
	some p in pod.pods
	some volume in p.volumes
	some kind in ["hostPath", "persistentVolumeClaim", "ephemeral"]
	volume.spec[kind]
}

_alone if {
	some p in pod.pods
	p.spec.hostNetwork == true
}

_alone if {
	some container in pod.containers
	some port in manifest.list(container.spec, ["ports"])
	port.hostPort > 0
}
