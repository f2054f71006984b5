# METADATA
# title: Admission policy lets pass what it cannot judge
# description: |
#   An expression that fails, on a field that is absent or of another type, lets the
#   object pass: its author can bring that about.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
#     description: Validating admission policy
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ValidatingAdmissionPolicy]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-636]
package kubevet.admission["admission-policy-failure-ignore"]

deny contains finding if {
	input.object.spec.failurePolicy == "Ignore"
	finding := {"path": ["spec", "failurePolicy"], "message": "the policy lets pass what it cannot judge"}
}
