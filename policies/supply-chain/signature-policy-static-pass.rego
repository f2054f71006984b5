# METADATA
# title: Policy lets images pass without verifying anything
# description: |
#   An authority that always says yes stands in a policy for many images, so that
#   whatever other authorities ask for is not asked for: one that agrees is enough.
# related_resources:
#   - ref: https://docs.sigstore.dev/policy-controller/overview/
#     description: Sigstore, policy-controller
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/verify-images/
#     description: Kyverno, verify images
#   - ref: https://sse-secure-systems.github.io/connaisseur/latest/basics/
#     description: Connaisseur, basics
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ClusterImagePolicy.policy.sigstore.dev, ConfigMap, Secret]
#   models: [configs]
#   compliance:
#     mitre: [T1525]
#     cwe: [CWE-636]
package kubevet["supply-chain"]["signature-policy-static-pass"]

import data.kubevet.lib.config
import data.kubevet.lib.manifest

deny contains finding if {
	some i, authority in manifest.list(input.object, ["spec", "authorities"])
	authority.static.action == "pass"
	some entry in manifest.list(input.object, ["spec", "images"])
	_wide(entry.glob)
	finding := {
		"path": ["spec", "authorities", i, "static", "action"],
		"message": $"images of {json.marshal(entry.glob)} pass without a signature",
	}
}

# A registry as a whole, or all of them.
_wide(glob) if regex.match(`^\*+(/\*+)*$`, glob)

_wide(glob) if regex.match(`^[^/*]+[.:][^/*]*/\*+(/\*+)*$`, glob)

# A validator of Connaisseur that approves, of a pattern for everything.
deny contains finding if {
	some source in config.files("connaisseur")
	some block in source.blocks
	block.name == "validators"
	some type in block.settings.type
	type.value == "static"
	some approve in block.settings.approve
	config.on(approve.value)
	some name in block.settings.name
	some rule in source.blocks
	rule.name == "policy"
	some pattern in rule.settings.pattern
	pattern.value in {"*:*", "*", "*/*:*"}
	some validator in rule.settings.validator
	validator.value == name.value
	finding := config.at(approve, "Connaisseur approves every image that no other pattern is for")
}
