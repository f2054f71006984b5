# METADATA
# title: Policy verifies signatures and no attestations
# description: |
#   A signature says who vouches for an image, not how it was built or what is in it.
#   Attestations of provenance, contents and scans do, and the policy asks for none.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
#   - ref: https://slsa.dev/spec/v1.1/
#     description: SLSA
# custom:
#   severity: info
#   profile: optional
#   kinds: [ClusterImagePolicy.policy.sigstore.dev, ClusterPolicy.kyverno.io, Policy.kyverno.io, ImageValidatingPolicy.policies.kyverno.io, NamespacedImageValidatingPolicy.policies.kyverno.io]
#   compliance:
#     mitre: [T1195.002]
#     cwe: [CWE-353]
#   aliases:
#     kyverno: [require-vulnerability-scan, verify-image-cve-2022-42889, verify-image-slsa, verify-sbom-cyclonedx]
package kubevet["supply-chain"]["attestation-not-verified"]

import data.kubevet.lib.manifest
import data.kubevet.lib.signature

deny contains finding if {
	input.object.kind == "ClusterImagePolicy"
	authorities := manifest.list(input.object, ["spec", "authorities"])
	count([1 | some a in authorities; not a.static]) > 0
	every authority in authorities { count(manifest.list(authority, ["attestations"])) == 0 }
	finding := {"path": ["spec", "authorities"], "message": "no attestation of the images is verified"}
}

deny contains finding if {
	some rule in signature.rules
	count(manifest.list(rule.spec, ["attestors"])) > 0
	count(manifest.list(rule.spec, ["attestations"])) == 0
	finding := {"path": array.concat(rule.path, ["attestations"]), "message": "no attestation of the images is verified"}
}

deny contains finding if {
	endswith(input.object.kind, "ImageValidatingPolicy")
	count(manifest.list(input.object, ["spec", "attestors"])) > 0
	count(manifest.list(input.object, ["spec", "attestations"])) == 0
	finding := {"path": ["spec", "attestations"], "message": "no attestation of the images is verified"}
}
