# METADATA
# title: Traffic goes past the proxy of Linkerd
# description: |
#   What is skipped is in plaintext, unless the application encrypts, and no policy is
#   for it. Protocols that the proxy cannot detect need not be skipped: as opaque they
#   go through it, by mutual TLS.
# related_resources:
#   - ref: https://linkerd.io/2/features/protocol-detection/#marking-ports-as-skip-ports
#     description: Linkerd, skip ports and opaque ports
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, Namespace]
#   compliance:
#     mitre: [T1562.004]
#     cwe: [CWE-693]
#   aliases:
#     kyverno: [prevent-linkerd-port-skipping]
package kubevet.mesh["linkerd-skip-ports"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some annotation in _annotations
	some direction, says in {"inbound": "take", "outbound": "send to others"}
	annotation.key == $"config.linkerd.io/skip-{direction}-ports"
	ports := trim_space(annotation.value)
	ports != ""
	finding := object.union(
		{"path": annotation.path, "message": $"what the pods {says} at port {ports} goes past the proxy"},
		_grade(direction, ports),
	)
}

_annotations contains annotation if {
	some p in pod.pods
	some annotation in pod.annotations(p)
}

_annotations contains {"key": key, "value": value, "path": ["metadata", "annotations", key]} if {
	input.object.kind == "Namespace"
	some key, value in manifest.mapping(input.object, ["metadata", "annotations"])
	is_string(value)
}

# The API server has TLS of its own, both as a client of webhooks and as a server.
_grade(_, ports) := {"severity": "low"} if {
	every port in split(ports, ",") { trim_space(port) in {"443", "6443", "8443", "9443"} }
} else := {}
