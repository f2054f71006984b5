# METADATA
# title: Exception takes everything past policies
# description: |
#   An exception that names no policy, or every namespace, undoes what the policies
#   protect, for all who can make an object match it.
# related_resources:
#   - ref: https://kyverno.io/docs/guides/exceptions/
#     description: Kyverno, policy exceptions
#   - ref: https://open-policy-agent.github.io/gatekeeper/website/docs/exempt-namespaces/
#     description: Gatekeeper, exempting namespaces
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [PolicyException.kyverno.io, PolicyException.policies.kyverno.io, Config.config.gatekeeper.sh]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-284]
#   aliases:
#     kyverno: [expiration-for-policyexceptions, policy-for-exceptions]
package kubevet.admission["policy-exception-unscoped"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, exception in manifest.list(input.object, ["spec", "exceptions"])
	exception.policyName == "*"
	finding := {"path": ["spec", "exceptions", i, "policyName"], "message": "the exception holds for every policy"}
}

deny contains finding if {
	some i, match in manifest.list(input.object, ["spec", "match"])
	some j, process in manifest.list(match, ["processes"])
	process == "*"
	some k, namespace in manifest.list(match, ["excludedNamespaces"])
	namespace == "*"
	finding := {"path": ["spec", "match", i, "excludedNamespaces", k], "message": "every namespace is exempt from every policy"}
}

deny contains finding if {
	input.object.kind == "PolicyException"
	some quantifier in ["any", "all"]
	some i, clause in manifest.list(input.object, ["spec", "match", quantifier])
	resources := clause.resources
	"*" in manifest.list(resources, ["kinds"])
	count(manifest.list(resources, ["namespaces"])) == 0
	count(manifest.list(resources, ["names"])) == 0
	not resources.selector
	not resources.namespaceSelector
	finding := {"path": ["spec", "match", quantifier, i, "resources"], "message": "the exception holds for every object"}
}
