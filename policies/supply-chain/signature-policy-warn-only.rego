# METADATA
# title: Policy finds wrong signatures and admits them all the same
# description: |
#   The policy warns or writes a report, and the image runs. Where it verifies no
#   digest, or asks for no signature at all, an image that was never verified runs too.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ClusterImagePolicy.policy.sigstore.dev, ClusterPolicy.kyverno.io, Policy.kyverno.io, ImageValidatingPolicy.policies.kyverno.io, NamespacedImageValidatingPolicy.policies.kyverno.io]
#   yields: [admission-policy-not-enforcing]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-636]
package kubevet["supply-chain"]["signature-policy-warn-only"]

import data.kubevet.lib.manifest
import data.kubevet.lib.signature

deny contains finding if {
	input.object.kind == "ClusterImagePolicy"
	input.object.spec.mode == "warn"
	finding := {"path": ["spec", "mode"], "message": "images without a right signature are admitted"}
}

deny contains finding if {
	input.object.kind in {"ClusterPolicy", "Policy"}
	lower(input.object.spec.validationFailureAction) == "audit"
	every rule in signature.rules { not rule.spec.failureAction }
	count(signature.rules) > 0
	finding := {"path": ["spec", "validationFailureAction"], "message": "images without a right signature are admitted"}
}

deny contains finding if {
	some rule in signature.rules
	lower(rule.spec.failureAction) == "audit"
	finding := {"path": array.concat(rule.path, ["failureAction"]), "message": "images without a right signature are admitted"}
}

deny contains finding if {
	some rule in signature.rules
	some field, what in {"required": "images that were never verified are admitted", "verifyDigest": "images are admitted by a tag, which may be moved after it was verified"}
	rule.spec[field] == false
	not _pinned(field, rule.spec)
	finding := {"path": array.concat(rule.path, [field]), "message": what}
}

# Kyverno writes the digest it verified into the pod.
_pinned("verifyDigest", rule) if object.get(rule, "mutateDigest", true) == true

deny contains finding if {
	endswith(input.object.kind, "ImageValidatingPolicy")
	actions := manifest.list(input.object, ["spec", "validationActions"])
	count(actions) > 0
	not "Deny" in actions
	finding := {"path": ["spec", "validationActions"], "message": "images without a right signature are admitted"}
}
