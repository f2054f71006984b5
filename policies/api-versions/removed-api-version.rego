# METADATA
# title: API version that is gone
# description: |
#   The version of Kubernetes that is vetted for does not serve this version of the
#   API any more: nothing of the object is applied. So with what an autoscaler
#   scales, what a role grants and what a webhook is asked about; they then find
#   nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-guide/
#     description: Deprecated API migration guide
#   - ref: https://kubernetes.io/docs/reference/using-api/deprecation-policy/
#     description: Kubernetes deprecation policy
# custom:
#   severity: critical
#   profile: recommended
#   help: write the apiVersion that is served
#   kinds: [any]
#   compliance:
#     cwe: [CWE-477]
#   aliases:
#     kube-linter: [no-extensions-v1beta]
#     trivy: [KSV-0107]
#     kube-score: [stable-version]
#     kyverno: [check-deprecated-apis]
#   models: [schema]
package kubevet["api-versions"]["removed-api-version"]

import data.kubevet.lib.schema

deny contains finding if {
	some use in schema.uses
	use.removed > 0
	use.removed <= input.target.minor
	not _elsewhere(use)
	finding := {
		"path": use.path,
		"message": $"{_what(use)} since Kubernetes 1.{use.removed}{_instead(use)}",
		"severity": _severities[use.role],
	}
}

_severities := {"object": "critical", "target": "high", "owner": "low", "rule": "low", "webhook": "low"}

_what(use) := $"{use.version} {use.kind} is not served" if not use.role in {"rule", "webhook"}

_what(use) := $`no group of this rule has "{use.resource}"` if use.role in {"rule", "webhook"}

_instead(use) := "" if use.replacement == ""

_instead(use) := "" if use.role in {"rule", "webhook"}

_instead(use) := $", {use.replacement} is" if {
	use.replacement != ""
	not use.role in {"rule", "webhook"}
}

# A rule of its own is about these.
_elsewhere(use) if {
	use.role == "rule"
	use.resource == "podsecuritypolicies"
}
