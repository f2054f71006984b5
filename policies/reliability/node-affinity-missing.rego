# METADATA
# title: Pod does not say which nodes it may run on
# description: |
#   The pod may be put on any node whose taints it tolerates. For clusters with
#   kinds of nodes that workloads have to choose between. A node selector says as
#   much as a node affinity does.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
#     description: Assigning pods to nodes
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-703]
#   aliases:
#     kube-linter: [no-node-affinity]
package kubevet.reliability["node-affinity-missing"]

import data.kubevet.lib.pod

deny contains finding if {
	some group in pod.groups
	p := group.pod
	pod.complete(p)
	not _chooses(p)
	finding := {
		"path": array.concat(p.path, ["affinity", "nodeAffinity"]),
		"message": "the pod does not say which nodes it may run on",
	}
}

_chooses(p) if count(p.spec.affinity.nodeAffinity) > 0

_chooses(p) if count(p.spec.nodeSelector) > 0

_chooses(p) if is_string(p.spec.nodeName)
