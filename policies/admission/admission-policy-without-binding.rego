# METADATA
# title: Admission policy is bound nowhere
# description: |
#   A policy does nothing until a binding says where it holds.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
#     description: Validating admission policy
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ValidatingAdmissionPolicy, MutatingAdmissionPolicy]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-1188]
package kubevet.admission["admission-policy-without-binding"]

import data.kubevet.lib.bundle

deny contains finding if {
	binding := concat("", [input.object.kind, "Binding"])
	not input.object.metadata.name in _bound[binding]
	not input.partial
	count(bundle.declared(binding, "")) == 0
	finding := {"path": ["metadata", "name"], "message": "no binding refers to the policy, so it never runs"}
}

_bound := {kind: names |
	some kind in ["ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding"]
	names := {b.spec.policyName | some b in object.get(input.index, [kind, ""], [])}
}
