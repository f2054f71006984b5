# METADATA
# title: Pod tolerates every taint
# description: |
#   A toleration without a key is for every taint, those of control-plane and
#   dedicated nodes as well as those of nodes that fail or are being drained: the
#   pod runs where operators mean to keep pods away. Agents that run on every node,
#   and pods in kube-system, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
#     description: Taints and tolerations
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1610]
#     cwe: [CWE-653]
package kubevet.pods["tolerates-all-taints"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	input.namespace != "kube-system"
	not regex.match(`^DaemonSet(\.|$)`, manifest.group_kind)
	some p in pod.pods
	some i, toleration in manifest.list(p.spec, ["tolerations"])
	toleration.operator == "Exists"
	object.get(toleration, "key", "") in {"", null}
	finding := {
		"path": array.concat(p.path, ["tolerations", i]),
		"message": "the pod tolerates every taint",
	}
}
