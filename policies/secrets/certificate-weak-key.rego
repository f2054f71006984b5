# METADATA
# title: Key of a certificate is short or never replaced
# description: |
#   An RSA key of less than 2048 bits can be factored, and a policy that never
#   rotates keeps one private key for every renewal: a copy of it stays good for
#   as long as the name exists, however short the certificates are.
# related_resources:
#   - ref: https://cert-manager.io/docs/usage/certificate/#the-rotationpolicy-setting
#     description: cert-manager, rotation of private keys
#   - ref: https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificatePrivateKey
#     description: cert-manager, API reference
#   - ref: https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-131Ar2.pdf
#     description: NIST SP 800-131A, key lengths
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [Certificate.cert-manager.io]
#   masks: false
#   compliance:
#     mitre: [T1649]
#     cwe: [CWE-326]
#   fix: {remove: true}
package kubevet.secrets["certificate-weak-key"]

import data.kubevet.lib.manifest

deny contains finding if {
	key := manifest.mapping(input.object, ["spec", "privateKey"])
	object.get(key, "algorithm", "RSA") == "RSA"
	is_number(key.size)
	key.size < 2048
	key.size > 0
	finding := {
		"path": ["spec", "privateKey", "size"],
		"message": $`Certificate "{manifest.name}" has an RSA key of {key.size} bits`,
	}
}

# Whoever trusts an authority knows its key, which therefore stays.
deny contains finding if {
	input.object.spec.privateKey.rotationPolicy == "Never"
	not input.object.spec.isCA == true
	finding := {
		"path": ["spec", "privateKey", "rotationPolicy"],
		"message": $`Certificate "{manifest.name}" keeps its private key when it is renewed`,
		"severity": "low",
	}
}
