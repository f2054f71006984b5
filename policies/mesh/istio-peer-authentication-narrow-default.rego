# METADATA
# title: PeerAuthentication is for less than it seems
# description: |
#   By its name one takes a policy called default for that of its namespace or mesh,
#   but with a selector it is for some workloads alone: the others take plaintext as
#   before. Of several policies without a selector Istio obeys the oldest.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/peer_authentication/
#     description: Istio, PeerAuthentication
# custom:
#   severity: low
#   profile: recommended
#   kinds: [PeerAuthentication.security.istio.io]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-1188]
#   models: [mesh]
package kubevet.mesh["istio-peer-authentication-narrow-default"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	input.object.metadata.name == "default"
	count(manifest.mapping(input.object, ["spec", "selector", "matchLabels"])) > 0
	finding := {"path": ["spec", "selector"], "message": `"default" is for the selected workloads alone, not for the namespace`}
}

deny contains finding if {
	earlier := istio.policy.earlier
	finding := {
		"path": ["metadata", "name"],
		"message": $`"{earlier.name}" is for the whole namespace too, and the oldest of them counts`,
		"related": [earlier],
	}
}
