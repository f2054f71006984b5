# METADATA
# title: Policy allows all but some
# description: |
#   What nobody thought of is allowed: another spelling of a path, a method that came
#   later, a client of a new name.
# related_resources:
#   - ref: https://istio.io/latest/docs/ops/best-practices/security/#authorization-policies
#     description: Istio, security best practices
# custom:
#   severity: low
#   profile: strict
#   kinds: [AuthorizationPolicy.security.istio.io]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-184]
package kubevet.mesh["istio-authorization-negative-match"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	istio.action == "ALLOW"
	some rule in istio.rules
	asked := {field | some part in istio.parts(rule); some field, _ in part.spec}
	count(asked) > 0
	every field in asked { startswith(field, "not") }
	every when in manifest.list(rule.spec, ["when"]) {
		count(manifest.list(when, ["values"])) == 0
	}
	finding := {"path": rule.path, "message": $`the rule allows all but some: {concat(", ", sort(asked))}`}
}
