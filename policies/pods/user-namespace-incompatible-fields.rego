# METADATA
# title: Pod with users of its own uses what is of the node
# description: |
#   A pod with hostUsers: false has a user namespace of its own, which cannot be had
#   together with the node's process or IPC namespace or network or with raw block
#   devices. The API server refuses the pod: it does not run, or someone gives up
#   the user namespace to make it run.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: high
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
package kubevet.pods["user-namespace-incompatible-fields"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	p.spec.hostUsers == false
	conflicts := array.concat(_namespaces(p), _devices(p))
	count(conflicts) > 0
	finding := {
		"path": array.concat(p.path, ["hostUsers"]),
		"message": $"the pod has users of its own and uses {concat(", ", conflicts)}",
	}
}

_namespaces(p) := [field |
	some field in ["hostIPC", "hostNetwork", "hostPID"]
	p.spec[field] == true
]

_devices(p) := ["volumeDevices"] if {
	some container in pod.containers
	container.pod.path == p.path
	count(pod.items(container, "volumeDevices")) > 0
} else := []
