# METADATA
# title: Containers of the pod share their processes
# description: |
#   The containers of the pod see each other's processes: a process of one sends
#   signals to those of another, reads their environment and, through /proc, their
#   files. A weak sidecar is then a way into the main container.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
#     description: Share the process namespace between containers in a pod
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1057]
#     cwe: [CWE-653]
#   fix: {remove: true}
package kubevet.pods["share-process-namespace"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	p.spec.shareProcessNamespace == true
	finding := {
		"path": array.concat(p.path, ["shareProcessNamespace"]),
		"message": "the containers of the pod share their processes",
	}
}
