# METADATA
# title: Container takes a port of the node
# description: |
#   The port is open on the addresses of the node the pod runs on, past Services and
#   often past network policies and the firewall that was meant for the node. No two
#   pods with the same port fit on a node. A port on a loopback address is less
#   severe. Pods on the node's network, whose ports are all ports of the node, are
#   reported by host-network.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, Baseline, host ports
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/
#     description: Configuration best practices
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     pss: [baseline/hostPorts]
#     cis-1.12: ["5.2.12"]
#     cis-1.23: ["5.2.13"]
#     stig: [V-242414]
#     nsa-1.2: [Pod security]
#     mitre: [T1133]
#     cwe: [CWE-668]
#   aliases:
#     trivy: [KSV-0024]
#     checkov: [CKV_K8S_26]
#     kubescape: [C-0044]
#     polaris: [hostPortSet]
#     gatekeeper: [pod-security-policy/host-network-ports]
#     psa: [hostPorts]
#     kyverno: [disallow-host-ports-range, disallow-host-ports]
#     kube-bench: ["5.2.12"]
#     datree: [CONTAINERS_INCORRECT_KEY_HOSTPORT]
#   fix: {remove: true}
package kubevet.pods["host-port"]

import data.kubevet.lib.nodeagent
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	not container.pod.spec.hostNetwork == true
	some i, port in container.spec.ports
	is_number(port.hostPort)
	port.hostPort != 0
	finding := {
		"path": pod.at(container, ["ports", i, "hostPort"]),
		"message": $"{container.name} takes port {port.hostPort} of the node",
		"severity": _severity(port),
		"profile": _profile(container, port),
	}
}

_severity(port) := "low" if {
	regex.match(`^(127\.|::1$)`, port.hostIP)
} else := "medium"

_profile(container, port) := "strict" if {
	_severity(port) == "low"
} else := nodeagent.profile(container.pod, "port")
