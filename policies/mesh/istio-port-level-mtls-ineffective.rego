# METADATA
# title: Mode of a port has no effect
# description: |
#   Istio refuses modes of ports in a policy without a selector. In one with a selector
#   they are by the ports of the workload, not by those of its Service.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/peer_authentication/
#     description: Istio, PeerAuthentication
# custom:
#   severity: high
#   profile: recommended
#   kinds: [PeerAuthentication.security.istio.io]
#   compliance:
#     cwe: [CWE-1188]
#   models: [mesh]
package kubevet.mesh["istio-port-level-mtls-ineffective"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	count(manifest.mapping(input.object, ["spec", "portLevelMtls"])) > 0
	count(manifest.mapping(input.object, ["spec", "selector", "matchLabels"])) == 0
	finding := {"path": ["spec", "portLevelMtls"], "message": "a policy without a selector cannot have modes of ports"}
}

deny contains finding if {
	some port, _ in manifest.mapping(input.object, ["spec", "portLevelMtls"])
	some service in istio.policy.services
	some served in service.ports
	sprintf("%d", [served.port]) == port
	served.target != 0
	served.target != served.port
	not _listened(port)
	finding := {
		"path": ["spec", "portLevelMtls", port],
		"message": $`port {port} is that of Service "{service.service.name}"; the workload listens on {served.target}`,
		"severity": "medium",
		"related": [service.service],
	}
}

_listened(port) if {
	some service in istio.policy.services
	some served in service.ports
	sprintf("%d", [served.target]) == port
}
