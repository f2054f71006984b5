# METADATA
# title: Each replica needs a node of its own for its port
# description: |
#   A port of the node is taken by one pod. There can be no more replicas than nodes
#   with the port free, and an update that starts a new pod before it stops an old
#   one needs a node more than there are replicas, else it waits for ever. A
#   Service, or a DaemonSet with one pod a node, does without.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/overview/#services
#     description: Configuration best practices, services
# custom:
#   severity: low
#   profile: strict
#   kinds: [CloneSet.apps.kruise.io, Deployment, Rollout.argoproj.io, StatefulSet]
#   compliance:
#     cwe: [CWE-833]
#   models: [availability]
package kubevet.reliability["host-port-replica-conflict"]

import data.kubevet.lib.availability
import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	availability.replicas > 1
	some container in pod.containers
	some i, port in manifest.list(container.spec, ["ports"])
	taken := _taken(container, port)
	finding := {
		"path": pod.at(container, ["ports", i, taken.field]),
		"message": $"each of {availability.replicas} pods needs a node with port {taken.port} free",
	}
}

_taken(container, port) := {"port": port.containerPort, "field": "containerPort"} if {
	container.pod.spec.hostNetwork == true
} else := {"port": port.hostPort, "field": "hostPort"} if {
	port.hostPort > 0
}
