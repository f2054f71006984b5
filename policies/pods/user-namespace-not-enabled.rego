# METADATA
# title: Pod has the users of its node
# description: |
#   Root in the container is root on the node for everything that gets past the
#   container's isolation. With a user namespace of its own the pod's users are
#   nobody on the node, which many escapes from containers do not survive. Pods that
#   use namespaces, directories or devices of the node, which cannot have one or
#   hardly work with it, and privileged ones are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     mitre: [T1611]
#     cwe: [CWE-653]
#   aliases:
#     kubesec: [HostUsers]
#   fix: {set: false}
package kubevet.pods["user-namespace-not-enabled"]

import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	pod.complete(p)
	not p.windows
	not p.spec.hostUsers == false
	not _needs_node(p)
	finding := {
		"path": array.concat(p.path, ["hostUsers"]),
		"message": "the pod has the users of its node",
	}
}

_needs_node(p) if {
	some field in ["hostIPC", "hostNetwork", "hostPID"]
	p.spec[field] == true
}

_needs_node(p) if {
	some volume in p.volumes
	is_object(volume.spec.hostPath)
}

_needs_node(p) if {
	some container in pod.containers
	container.pod.path == p.path
	_powerful(container)
}

_powerful(container) if pod.privileged(container)

_powerful(container) if count(pod.items(container, "volumeDevices")) > 0
