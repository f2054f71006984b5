# METADATA
# title: Pods of the mesh may call any host outside
# description: |
#   What Istio does not know it lets through: a pod that is taken over can send data
#   wherever it likes. In mode REGISTRY_ONLY only hosts that a ServiceEntry names are
#   reached, unless the pod goes past its proxy.
# related_resources:
#   - ref: https://istio.io/latest/docs/tasks/traffic-management/egress/egress-control/
#     description: Istio, accessing external services
# custom:
#   severity: low
#   profile: strict
#   kinds: [IstioOperator.install.istio.io, ConfigMap, Sidecar.networking.istio.io]
#   compliance:
#     mitre: [T1041]
#     cwe: [CWE-284]
package kubevet.mesh["istio-outbound-allow-any"]

import data.kubevet.lib.manifest

deny contains finding if {
	input.object.kind == "IstioOperator"
	not object.get(input.object.spec, "profile", "default") in {"empty", "remote"}
	config := manifest.mapping(input.object, ["spec", "meshConfig"])
	_open(config)
	finding := {"path": ["spec", "meshConfig", "outboundTrafficPolicy", "mode"], "message": "pods may call every host outside"}
}

deny contains finding if {
	input.object.kind == "Sidecar"
	input.object.spec.outboundTrafficPolicy.mode == "ALLOW_ANY"
	finding := {"path": ["spec", "outboundTrafficPolicy", "mode"], "message": "pods may call every host outside"}
}

deny contains object.union({"path": ["data", "mesh"], "message": "pods may call every host outside"}, _line) if {
	input.object.kind == "ConfigMap"
	regex.match(`^istio(-[a-z0-9-]+)?$`, input.object.metadata.name)
	text := input.object.data.mesh
	config := yaml.unmarshal(text)
	is_object(config)
	_open(config)
}

_open(config) if object.get(config, ["outboundTrafficPolicy", "mode"], "ALLOW_ANY") == "ALLOW_ANY"

_line := {"line": lines[0]} if {
	lines := [n | some i, line in split(input.object.data.mesh, "\n"); contains(line, "ALLOW_ANY"); n := i + 1]
	count(lines) > 0
} else := {}
