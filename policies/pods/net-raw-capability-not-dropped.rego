# METADATA
# title: Container keeps the capability NET_RAW
# description: |
#   Most container runtimes give NET_RAW to every container that does not drop it.
#   With it a process opens raw sockets, and can answer ARP and DNS queries in the
#   name of others on the pod network. Dropping ALL drops it too; containers that
#   add NET_RAW, and privileged ones, are reported as such.
# related_resources:
#   - ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#     description: Capabilities of Linux
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context for a pod or container
# custom:
#   severity: low
#   profile: optional
#   kinds: [workload]
#   yields: [privileged-container]
#   compliance:
#     cis-1.12: ["5.2.8"]
#     mitre: [T1557]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [drop-net-raw-capability]
#     checkov: [CKV_K8S_28]
#     kyverno: [require-drop-cap-net-raw]
#     kube-bench: ["5.2.8"]
#     datree: [CIS_MISSING_VALUE_DROP_NET_RAW]
package kubevet.pods["net-raw-capability-not-dropped"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not _dropped(container)
	not _added(container)
	not pod.privileged(container)
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["securityContext", "capabilities", "drop"]),
		"message": $"{container.name} does not drop the capability NET_RAW",
	}
}

_dropped(container) if {
	some name in container.spec.securityContext.capabilities.drop
	is_string(name)
	trim_prefix(upper(name), "CAP_") in {"ALL", "NET_RAW"}
}

_added(container) if {
	some capability in pod.added_capabilities(container)
	capability.name in {"ALL", "NET_RAW"}
}
