# METADATA
# title: Probe asks a port that the container does not have
# description: |
#   A probe or hook that names a port no container port has never succeeds: the
#   container is restarted again and again, or never gets ready. A number works if
#   something listens there all the same.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port
#     description: Configure Probes, named ports
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1188]
#   aliases:
#     kube-linter: [liveness-port, readiness-port, startup-port]
package kubevet.references["probe-port-undefined"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod
import data.kubevet.lib.workload

deny contains finding if {
	workload.tabled
	some container in pod.containers
	some place in _places
	port := object.get(container.spec, array.concat(place, ["port"]), null)
	is_string(port)
	not regex.match(`^[0-9]+$`, port)
	names := {p.name | some p in manifest.list(container.spec, ["ports"])}
	not port in names
	_judged(port)
	finding := {
		"path": pod.at(container, array.concat(place, ["port"])),
		"message": $`{container.name} has no port "{port}"`,
	}
}

deny contains finding if {
	workload.tabled
	some container in pod.containers
	some place in _places
	port := object.get(container.spec, array.concat(place, ["port"]), null)
	is_number(port)
	numbers := {p.containerPort | some p in manifest.list(container.spec, ["ports"])}
	count(numbers) > 0
	not port in numbers
	not _of_another(container, port)
	finding := {
		"path": pod.at(container, array.concat(place, ["port"])),
		"message": $"{container.name} does not declare port {port}",
		"severity": "info",
	}
}

# An expression of a workflow is no name.
_judged(port) if not regex.match(`[{}$(]`, port)

# The containers of a pod share its network.
_of_another(container, port) if {
	some other in pod.containers
	other.pod.path == container.pod.path
	some p in manifest.list(other.spec, ["ports"])
	p.containerPort == port
}

_places := [array.concat(of, [how]) |
	some of in [["livenessProbe"], ["readinessProbe"], ["startupProbe"], ["lifecycle", "postStart"], ["lifecycle", "preStop"]]
	some how in ["httpGet", "tcpSocket", "grpc"]
]
