# METADATA
# title: Certificate of a host is not verified
# description: |
#   Whoever is on the way can pose as the host, and reads and changes everything though
#   it is encrypted.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/networking/destination-rule/
#     description: Istio, DestinationRule
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [DestinationRule.networking.istio.io]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-295]
package kubevet.mesh["istio-destination-rule-unverified-tls"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	some tls in istio.tls
	tls.spec.mode in {"SIMPLE", "MUTUAL"}
	tls.spec.insecureSkipVerify == true
	finding := {"path": array.concat(tls.path, ["insecureSkipVerify"]), "message": "the certificate of the host is not verified"}
}

# By itself Istio expects the name that it asks for, unless sni says it.
deny contains finding if {
	some tls in istio.tls
	tls.spec.mode in {"SIMPLE", "MUTUAL"}
	not tls.spec.insecureSkipVerify == true
	not tls.spec.credentialName
	object.get(tls.spec, "sni", "") != ""
	count(manifest.list(tls.spec, ["subjectAltNames"])) == 0
	finding := {
		"path": array.concat(tls.path, ["subjectAltNames"]),
		"message": "a certificate of any name is taken for that of the host",
		"severity": "low",
	}
}
