# METADATA
# title: Image is not one of those whose signature is verified
# description: |
#   Policies verify the signatures of some images, and no pattern of theirs is for this
#   one, or they do not look at its namespace. It runs whoever built it.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-347]
#   aliases:
#     kubescape: [C-0236, C-0237]
#     kyverno: [verify-flux-images, verify-image-gcpkms, verify-image-ivpol, verify-image-with-multi-keys, verify-image, verify-manifest-integrity]
package kubevet["supply-chain"]["image-not-covered-by-signature-policy"]

import data.kubevet.lib.imageuse
import data.kubevet.lib.signature

deny contains finding if {
	count(signature.patterns) > 0
	not signature.opaque
	some use in imageuse.images
	every pattern in signature.patterns { not signature.covers(pattern, use) }
	finding := {"path": use.path, "message": $"{use.label}, whose signature no policy verifies"}
}

# Sigstore looks at namespaces that ask for it.
deny contains finding if {
	every pattern in signature.patterns { pattern.kind == "sigstore" }
	some use in imageuse.images
	some pattern in signature.patterns
	signature.covers(pattern, use)
	namespace := input.named.Namespace[""][input.namespace]
	not namespace.metadata.labels["policy.sigstore.dev/include"] == "true"
	finding := {
		"path": use.path,
		"message": $"{use.label}, whose signature is not verified in a namespace without the label policy.sigstore.dev/include",
		"related": [{"kind": "Namespace", "namespace": "", "name": input.namespace, "path": ["metadata", "labels"], "message": "lacks the label"}],
	}
}
