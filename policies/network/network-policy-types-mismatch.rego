# METADATA
# title: Network policy does not restrict the direction it is written for
# description: |
#   A policy restricts only the directions in policyTypes, and without policyTypes
#   it restricts egress only if it has egress rules. Rules for another direction
#   are ignored, and an empty egress list without policyTypes, meant to deny
#   everything, denies nothing. The same holds for a policy whose name says that it
#   denies a direction which it leaves out. The traffic flows freely while the
#   policy looks as if it did not.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource
#     description: Network Policies, policyTypes
#   - ref: https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
#     description: NetworkPolicy, policyTypes
# custom:
#   severity: high
#   profile: recommended
#   kinds: [NetworkPolicy]
#   compliance:
#     mitre: [T1562.004]
#     cwe: [CWE-284]
#   fix: {set: [Ingress, Egress]}
package kubevet.network["network-policy-types-mismatch"]

import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	some direction, field in {"Ingress": "ingress", "Egress": "egress"}
	not direction in network.directions(input.object)
	why := _meant(direction, field)
	finding := {
		"path": ["spec", "policyTypes"],
		"message": $"{why}, but the policy does not restrict {field}",
	}
}

_meant(_, field) := $"there are {field} rules" if {
	count(manifest.list(input.object, ["spec", field])) > 0
} else := "egress is an empty list" if {
	field == "egress"
	input.object.spec.egress == []
	count(manifest.list(input.object, ["spec", "policyTypes"])) == 0
} else := $`the name "{manifest.name}" says that {field} is denied` if {
	not contains(manifest.name, "allow")
	regex.match(_denied[field], manifest.name)
}

_denied := {field: pattern |
	some field in ["ingress", "egress"]
	pattern := $`(^|-)(deny|block)(-(all|any|default|other|and|ingress|egress))*-{field}(-|$)|(^|-){field}(-(all|any|default))*-(deny|block)(-|$)`
}
