# METADATA
# title: Container listens on a port below 1024
# description: |
#   Ports below 1024 are by tradition for root: on a node that has not lowered that
#   limit for containers the process has to start as root or with NET_BIND_SERVICE.
#   Nothing in a cluster needs them, since a Service leads from any port to any
#   other.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/
#     description: Services and their target ports
#   - ref: https://man7.org/linux/man-pages/man7/ip.7.html
#     description: Privileged ports of Linux
# custom:
#   severity: low
#   profile: optional
#   kinds: [workload]
#   compliance:
#     stig: [V-242414]
#     cwe: [CWE-250]
#   aliases:
#     kube-linter: [privileged-ports]
#     trivy: [KSV-0117]
#     kube-bench: [V-242414]
package kubevet.pods["privileged-container-port"]

import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some i, port in container.spec.ports
	is_number(port.containerPort)
	port.containerPort > 0
	port.containerPort < 1024
	not container.pod.windows
	finding := {
		"path": pod.at(container, ["ports", i, "containerPort"]),
		"message": $"{container.name} listens on port {port.containerPort}, below 1024",
	}
}
