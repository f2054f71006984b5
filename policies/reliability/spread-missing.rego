# METADATA
# title: Nothing spreads the pods over nodes
# description: |
#   The workload has several pods so that one can be missed, but nothing asks the
#   scheduler to keep them apart: what it does by itself is a preference among many,
#   and one node or zone that fails may take all of them along. A podAntiAffinity or
#   topologySpreadConstraints say so; ports of the node do it by themselves.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
#     description: Pod topology spread constraints
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity
#     description: Inter-pod affinity and anti-affinity
# custom:
#   severity: low
#   profile: strict
#   kinds: [CloneSet.apps.kruise.io, Deployment, DeploymentConfig, DeploymentConfig.apps.openshift.io, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [no-anti-affinity]
#     kube-score: [deployment-has-host-podantiaffinity, statefulset-has-host-podantiaffinity]
#     polaris: [topologySpreadConstraint]
#     kyverno: [topologyspreadconstraints-policy]
#     datree: [EKS_MISSING_KEY_TOPOLOGYKEY]
#   models: [availability]
package kubevet.reliability["spread-missing"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	availability.replicas > 1
	some group in pod.groups
	not _spread(group)
	finding := {
		"path": array.concat(group.pod.path, ["topologySpreadConstraints"]),
		"message": $"nothing spreads the {availability.replicas} pods over nodes",
	}
}

_spread(group) if count(group.pod.spec.topologySpreadConstraints) > 0

_spread(group) if {
	some _, terms in group.pod.spec.affinity.podAntiAffinity
	count(terms) > 0
}

_spread(group) if {
	some container in group.containers
	some port in manifest.list(container.spec, ["ports"])
	port.hostPort > 0
}

_spread(group) if group.pod.spec.hostNetwork == true
