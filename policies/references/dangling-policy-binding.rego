# METADATA
# title: Binding is for a policy that is not there
# description: |
#   Nothing is checked: the binding names an admission policy that is not among the
#   manifests, or parameters that are not, or a constraint is of a kind that no
#   ConstraintTemplate of Gatekeeper makes.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
#     description: Validating Admission Policy
#   - ref: https://open-policy-agent.github.io/gatekeeper/website/docs/howto/
#     description: Gatekeeper
# custom:
#   severity: high
#   profile: recommended
#   kinds: [any]
#   compliance:
#     mitre: [T1562.001]
#     cwe: [CWE-1188]
#   models: [references]
package kubevet.references["dangling-policy-binding"]

import data.kubevet.lib.references

deny contains finding if {
	some role in ["policy", "parameter"]
	some reference in references.missing(role)
	finding := references.finding(reference, _message(reference), _expected(reference))
}

_message(reference) := references.absent(reference) if not _template(reference)

_message(reference) := "no ConstraintTemplate among the manifests makes this kind" if _template(reference)

_template(reference) if reference.kind == "ConstraintTemplate.templates.gatekeeper.sh"

default _expected(_) := false

_expected(reference) if endswith(reference.kind, "AdmissionPolicy")

_expected(reference) if references.tended(reference)
