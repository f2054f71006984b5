# METADATA
# title: Port is one of SSH
# description: |
#   A server for SSH in a container is a way in besides the API server: with users
#   and keys of its own, without the cluster's authentication, authorisation and
#   audit log.
# related_resources:
#   - ref: https://attack.mitre.org/techniques/T1021/004/
#     description: MITRE ATT&CK, SSH
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload, Service]
#   compliance:
#     mitre: [T1021.004]
#     cwe: [CWE-668]
#   aliases:
#     kube-linter: [ssh-port]
#     kubescape: [C-0042]
package kubevet.pods["ssh-server-port"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some i, port in container.spec.ports
	_ssh(port, "containerPort")
	finding := {
		"path": pod.at(container, ["ports", i, "containerPort"]),
		"message": $"{container.name} has port {port.containerPort}, which is for SSH",
	}
}

# The port of a service and the one it leads to are one way in.
deny contains finding if {
	manifest.group_kind == "Service"
	some i, port in manifest.list(input.object, ["spec", "ports"])
	field := [f | some f in ["port", "targetPort"]; _ssh(port, f)][0]
	finding := {
		"path": ["spec", "ports", i, field],
		"message": $`service "{manifest.name}" leads to port {port[field]}, which is for SSH`,
	}
}

_ssh(port, field) if {
	port[field] in {22, 2222}
	object.get(port, "protocol", "TCP") == "TCP"
}
