# METADATA
# title: Policy takes signatures of anybody
# description: |
#   Anybody can sign an image with an identity of their own. Where the policy does not
#   say whose signature it takes, or whom it lets issue identities, a signature proves
#   nothing; the users of a public service are anybody too.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
#   - ref: https://docs.sigstore.dev/cosign/verifying/verify/
#     description: Sigstore, verifying signatures
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ClusterImagePolicy.policy.sigstore.dev, ClusterPolicy.kyverno.io, Policy.kyverno.io, ImageValidatingPolicy.policies.kyverno.io, NamespacedImageValidatingPolicy.policies.kyverno.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-347]
package kubevet["supply-chain"]["signature-policy-any-identity"]

import data.kubevet.lib.signature

deny contains finding if {
	some identity in signature.identities
	some field in ["subject", "subjectRegExp"]
	text := identity.spec[field]
	is_string(text)
	signature.any(text)
	finding := {"path": array.concat(identity.path, [field]), "message": "signatures of every subject are taken"}
}

deny contains finding if {
	some identity in signature.identities
	some field in ["subject", "subjectRegExp"]
	text := identity.spec[field]
	is_string(text)
	regex.match(`^\^?(https://)?(github|gitlab)\\?\.com/(\*|\.\*|\.\+)+\$?$|^\^?(\*|\.\*|\.\+)@(gmail|outlook|hotmail)\\?\.com\$?$`, text)
	finding := {"path": array.concat(identity.path, [field]), "message": "signatures of every user of a public service are taken"}
}

deny contains finding if {
	some identity in signature.identities
	some field in ["issuer", "issuerRegExp"]
	text := identity.spec[field]
	is_string(text)
	signature.any(text)
	finding := {"path": array.concat(identity.path, [field]), "message": "identities of every issuer are taken"}
}

# Kyverno takes whatever it is not told; Sigstore refuses such a policy.
deny contains finding if {
	endswith(input.object.apiVersion, "/v1")
	startswith(input.object.apiVersion, "kyverno.io/")
	some identity in signature.identities
	every field in ["subject", "subjectRegExp"] { not identity.spec[field] }
	finding := {"path": array.concat(identity.path, ["subject"]), "message": "signatures of every subject are taken"}
}
