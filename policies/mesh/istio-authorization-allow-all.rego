# METADATA
# title: Policy lets everybody in
# description: |
#   A rule that asks for nothing matches every request, from wherever it comes, so that
#   what other policies would keep out is let in.
# related_resources:
#   - ref: https://istio.io/latest/docs/reference/config/security/authorization-policy/
#     description: Istio, AuthorizationPolicy
# custom:
#   severity: high
#   profile: recommended
#   kinds: [AuthorizationPolicy.security.istio.io]
#   compliance:
#     mitre: [T1021]
#     cwe: [CWE-862]
package kubevet.mesh["istio-authorization-allow-all"]

import data.kubevet.lib.istio
import data.kubevet.lib.manifest

deny contains finding if {
	istio.action == "ALLOW"
	some rule in istio.rules
	every list in ["from", "to", "when"] {
		count(manifest.list(rule.spec, [list])) == 0
	}
	finding := object.union({"path": rule.path, "message": "the rule matches every request"}, _grade)
}

deny contains finding if {
	istio.action == "ALLOW"
	some source in _lone_sources
	some field in ["ipBlocks", "remoteIpBlocks"]
	some i, block in source.spec[field]
	block in {"0.0.0.0/0", "::/0"}
	finding := object.union({"path": array.flatten([source.path, field, i]), "message": "the rule matches every address"}, _grade)
}

deny contains finding if {
	some rule in istio.rules
	some part in istio.parts(rule)
	some field in ["ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks"]
	some i, block in part.spec[field]
	block == "*"
	finding := {"path": array.flatten([part.path, field, i]), "message": "Istio refuses the policy: * is no block of addresses"}
}

deny contains finding if {
	istio.action == "ALLOW"
	some source in _lone_sources
	some field in ["principals", "namespaces"]
	"*" in source.spec[field]
	finding := {
		"path": array.concat(source.path, [field]),
		"message": "the rule matches every workload of the mesh",
		"severity": "medium",
	}
}

# Sources of rules that limit neither the operation nor anything else, each with one
# field that it asks for.
_lone_sources contains part if {
	some rule in istio.rules
	count(manifest.list(rule.spec, ["to"])) == 0
	count(manifest.list(rule.spec, ["when"])) == 0
	some part in istio.parts(rule)
	count(part.spec) == 1
}

# For some workloads, such as a gateway or webhook, everybody may be who is meant.
_grade := {"severity": "medium", "profile": "strict"} if {
	count(manifest.mapping(input.object, ["spec", "selector", "matchLabels"])) > 0
} else := {"severity": "medium", "profile": "strict"} if {
	istio.attached
} else := {}
