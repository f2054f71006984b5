# METADATA
# title: Ingress takes every host
# description: |
#   A rule without a host answers for whatever name leads to the controller, those of
#   other teams and those of attackers included: requests that another Ingress should
#   have had end up in this application, and it trusts a Host header that anybody can
#   make up. A host that begins with a star takes every name of its domain that nobody
#   else claims, which is less. Where one application has a controller of its own there
#   are no others, which is why the rule is strict.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
#     description: Ingress, hostname wildcards
# custom:
#   severity: medium
#   profile: strict
#   help: name the host
#   kinds: [Ingress]
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-284]
#   aliases:
#     gatekeeper: [general/block-wildcard-ingress]
#     kyverno: [disallow-empty-ingress-host, restrict-ingress-wildcard]
#     datree: [INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE]
package kubevet.network["ingress-empty-or-wildcard-host"]

import data.kubevet.lib.ingress

deny contains finding if {
	some rule in ingress.rules
	rule.host in {"", "*"}
	finding := {
		"path": array.concat(rule.path, ["host"]),
		"message": "the rule takes every host",
	}
}

deny contains finding if {
	some rule in ingress.rules
	startswith(rule.host, "*.")
	finding := {
		"path": array.concat(rule.path, ["host"]),
		"message": $`the rule takes every host that "{rule.host}" stands for`,
		"severity": "low",
	}
}
