# METADATA
# title: Two containers of a pod listen on one port
# description: |
#   The containers of a pod share its network: the second one to listen on a port
#   fails. A name that two of them give to a port leads a Service to one of the two.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
#     description: Pod networking
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
#     description: Container, ports
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-694]
#   aliases:
#     kube-score: [container-ports-check]
package kubevet.references["duplicate-container-port"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some group in pod.groups
	ports := _ports(group)
	keys := [port.key | some port in ports]
	count({key | some key in keys}) < count(keys)
	some i, port in ports
	port.key in array.slice(keys, 0, i)
	finding := {"path": port.path, "message": port.message}
}

# _ports are what the containers of a pod that run at one time claim: numbers and
# names.
_ports(group) := array.concat(numbers, names) if {
	declared := [{"spec": port, "path": array.flatten([container.path, "ports", i])} |
		some container in group.containers
		container.role in {"container", "sidecar"}
		some i, port in manifest.list(container.own, ["ports"])
		is_object(port)
	]
	numbers := [_number(port) | some port in declared; is_number(port.spec.containerPort)]
	names := [_named(port) | some port in declared; is_string(port.spec.name)]
}

_number(port) := {
	"key": $"{_protocol(port.spec)} {port.spec.containerPort}",
	"path": array.concat(port.path, ["containerPort"]),
	"message": $"port {port.spec.containerPort} is declared twice in the pod",
}

_named(port) := {
	"key": port.spec.name,
	"path": array.concat(port.path, ["name"]),
	"message": $`the pod has two ports "{port.spec.name}"`,
}

_protocol(port) := upper(port.protocol) if {
	is_string(port.protocol)
} else := "TCP"
