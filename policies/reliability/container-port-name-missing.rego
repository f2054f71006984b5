# METADATA
# title: Container port has no name
# description: |
#   Services, probes and network policies can refer to a port by its name, and go on
#   working when its number changes; a service mesh learns the protocol from it. For
#   teams that want all ports named.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
#     description: Services, ports
# custom:
#   severity: info
#   profile: optional
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-1059]
#   aliases:
#     kyverno: [require-container-port-names]
package kubevet.reliability["container-port-name-missing"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some container in pod.containers
	some i, port in manifest.list(container.spec, ["ports"])
	is_object(port)
	object.get(port, "name", "") in {"", null}
	finding := {
		"path": pod.at(container, ["ports", i, "name"]),
		"message": $"a port of {container.name} has no name: {object.get(port, "containerPort", "unknown")}",
	}
}
