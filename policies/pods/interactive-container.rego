# METADATA
# title: Container keeps a terminal open
# description: |
#   With stdin or tty the container waits for somebody to type into it: attaching to
#   it is enough to get a shell, or to talk to its main process. Services need
#   neither; it is mostly left over from debugging.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#debugging
#     description: Pod, fields for debugging
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1609]
#     cwe: [CWE-489]
#   aliases:
#     gatekeeper: [general/disallowinteractive]
#   fix: {remove: true}
package kubevet.pods["interactive-container"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some field in ["stdin", "tty"]
	container.spec[field] == true
	finding := {
		"path": pod.at(container, [field]),
		"message": $"{container.name} has {field} open",
	}
}
