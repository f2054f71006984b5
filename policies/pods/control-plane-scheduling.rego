# METADATA
# title: Pod may run on the nodes of the control plane
# description: |
#   The nodes of the control plane keep workloads off, because whoever breaks out of
#   a container there finds the keys of the cluster and the store of all secrets.
#   The pod tolerates their taint, or chooses them. Agents that run on every node,
#   and pods in kube-system, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
#     description: Taints and tolerations
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io-control-plane-taint
#     description: The control-plane label and taint
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-653]
#   aliases:
#     kyverno: [restrict-controlplane-scheduling]
package kubevet.pods["control-plane-scheduling"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	_judged
	some p in pod.pods
	some i, toleration in manifest.list(p.spec, ["tolerations"])
	toleration.key in _roles
	finding := {
		"path": array.concat(p.path, ["tolerations", i]),
		"message": $`the pod tolerates the taint "{toleration.key}"`,
	}
}

deny contains finding if {
	_judged
	some p in pod.pods
	some key, _ in manifest.mapping(p.spec, ["nodeSelector"])
	key in _roles
	finding := {
		"path": array.concat(p.path, ["nodeSelector", key]),
		"message": $`the pod chooses nodes with the label "{key}"`,
	}
}

deny contains finding if {
	_judged
	some p in pod.pods
	some i, term in manifest.list(p.spec, _terms)
	some j, expression in manifest.list(term, ["matchExpressions"])
	expression.key in _roles
	expression.operator in {"Exists", "In"}
	finding := {
		"path": array.flatten([p.path, _terms, i, "matchExpressions", j]),
		"message": $`the pod chooses nodes with the label "{expression.key}"`,
	}
}

_judged if {
	input.namespace != "kube-system"
	not regex.match(`^DaemonSet(\.|$)`, manifest.group_kind)
}

_terms := ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"]

_roles := {"node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"}
