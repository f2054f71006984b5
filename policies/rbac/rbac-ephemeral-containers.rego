# METADATA
# title: Role can add containers to running pods
# description: |
#   An ephemeral container runs in a pod that exists, with its network, its volumes
#   and, where the container targets another, its processes: whoever may add one is
#   whatever the pod is, although they may not run commands in it. Cluster-wide or in
#   kube-system that reaches the components that hold the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
#     description: Ephemeral containers
# custom:
#   severity: high
#   profile: recommended
#   help: take the subresource away
#   kinds: [Role, ClusterRole]
#   models: [rbac]
#   yields: [wildcard-rbac-all, wildcard-rbac-resource]
#   compliance:
#     mitre: [T1609, T1611]
#     cwe: [CWE-269]
#   aliases:
#     rbac-police: [pods_ephemeral_ctrs]
package kubevet.rbac["rbac-ephemeral-containers"]

import data.kubevet.lib.rbac

deny contains finding if {
	some grant in rbac.grants(rbac.powers["ephemeral-containers"])
	finding := {
		"path": grant.path,
		"scope": grant.entry.path,
		"evidence": grant.evidence,
		"message": $"{rbac.holder} can add containers to every pod of {rbac.place}",
		"severity": _severity,
		"related": rbac.bindings,
	}
}

_severity := "medium" if {
	rbac.reach == "namespace"
} else := rbac.severity("high")
