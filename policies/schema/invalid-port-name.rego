# METADATA
# title: Port that no API server accepts
# description: |
#   The name of a container's port has at most 15 lower case letters, digits and
#   hyphens, at least one of them a letter; that of a Service's port is a DNS label.
#   Numbers of ports are 1 to 65535. The API server refuses anything else.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
#     description: Service, ports
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
#     description: Pod v1
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   compliance:
#     cwe: [CWE-20]
#   aliases:
#     kube-linter: [invalid-target-ports]
#     kube-score: [container-ports-check]
#   models: [schema]
package kubevet.schema["invalid-port-name"]

import data.kubevet.lib.schema

deny contains finding if {
	some fact in schema.facts("bad-port")
	finding := {"path": fact.path, "message": $`"{fact.field}" is not {_formats[fact.want]}`}
}

_formats := {
	"port number": "a port from 1 to 65535",
	"port name": "a port's name of at most 15 lower case letters, digits and hyphens",
	"DNS label": "a DNS label",
}
