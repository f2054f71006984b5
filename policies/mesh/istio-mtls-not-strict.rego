# METADATA
# title: Workloads of the mesh take plaintext
# description: |
#   What is not encrypted can be read and changed on the way, and its sender is nobody:
#   no policy can say who may call. In mode PERMISSIVE any pod still talks without
#   mutual TLS, in mode DISABLE all do.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/peer_authentication/
#     description: Istio, PeerAuthentication
# custom:
#   severity: high
#   profile: recommended
#   kinds: [PeerAuthentication.security.istio.io]
#   compliance:
#     mitre: [T1040, T1557]
#     cwe: [CWE-319]
#   aliases:
#     kyverno: [enforce-strict-mtls]
#   fix: {set: STRICT}
package kubevet.mesh["istio-mtls-not-strict"]

import data.kubevet.lib.manifest

deny contains finding if {
	mode := input.object.spec.mtls.mode
	finding := object.union({"path": ["spec", "mtls", "mode"]}, _modes[mode])
}

# One port that is left open, as for a webhook or for metrics, is as a rule meant to be.
deny contains finding if {
	some port, tls in manifest.mapping(input.object, ["spec", "portLevelMtls"])
	_modes[tls.mode]
	finding := {
		"path": ["spec", "portLevelMtls", port, "mode"],
		"message": $"port {port} takes plaintext",
		"severity": "low",
	}
}

_modes := {
	"DISABLE": {"message": "the workloads take plaintext alone"},
	"PERMISSIVE": {"message": "the workloads take plaintext beside mutual TLS", "severity": "medium"},
}
