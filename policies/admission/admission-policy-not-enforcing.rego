# METADATA
# title: Admission policy only reports
# description: |
#   What violates the policy is admitted all the same, with a warning or an entry in a
#   log. That is how a policy starts; it is no protection yet.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
#     description: Validating admission policy
#   - ref: https://kyverno.io/docs/policy-types/cluster-policy/validate/
#     description: Kyverno, validate rules
# custom:
#   severity: low
#   profile: strict
#   kinds: [ValidatingAdmissionPolicyBinding, ClusterPolicy.kyverno.io, Policy.kyverno.io, ValidatingPolicy.policies.kyverno.io, ImageValidatingPolicy.policies.kyverno.io, ClusterImagePolicy.policy.sigstore.dev]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-636]
package kubevet.admission["admission-policy-not-enforcing"]

import data.kubevet.lib.manifest

deny contains finding if {
	endswith(input.object.kind, "Binding")
	actions := manifest.list(input.object, ["spec", "validationActions"])
	count(actions) > 0
	not "Deny" in actions
	finding := {"path": ["spec", "validationActions"], "message": "what violates the policy is admitted"}
}

deny contains finding if {
	endswith(input.object.kind, "ValidatingPolicy")
	actions := manifest.list(input.object, ["spec", "validationActions"])
	count(actions) > 0
	not "Deny" in actions
	finding := {"path": ["spec", "validationActions"], "message": "what violates the policy is admitted"}
}

deny contains finding if {
	input.object.kind in {"ClusterPolicy", "Policy"}
	lower(input.object.spec.validationFailureAction) == "audit"
	finding := {"path": ["spec", "validationFailureAction"], "message": "what violates the policy is admitted"}
}

deny contains finding if {
	input.object.kind in {"ClusterPolicy", "Policy"}
	some i, rule in manifest.list(input.object, ["spec", "rules"])
	lower(rule.validate.failureAction) == "audit"
	finding := {"path": ["spec", "rules", i, "validate", "failureAction"], "message": "what violates the rule is admitted"}
}

deny contains finding if {
	input.object.kind == "ClusterImagePolicy"
	input.object.spec.mode == "warn"
	finding := {"path": ["spec", "mode"], "message": "images that violate the policy are admitted"}
}
