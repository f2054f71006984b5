# METADATA
# title: Reference grant gives every object of its namespace
# description: |
#   An entry of spec.to without a name lets the namespaces of spec.from refer to every
#   object of that kind: with every Secret, a Gateway of theirs serves certificates and
#   keys that are not meant for it; with every Service, their routes publish whatever
#   runs here, past its own gateway.
# related_resources:
#   - ref: https://gateway-api.sigs.k8s.io/api-types/referencegrant/
#     description: Gateway API, ReferenceGrant
# custom:
#   severity: medium
#   profile: recommended
#   help: name the object that may be referred to
#   kinds: [ReferenceGrant]
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-284]
package kubevet.network["reference-grant-overbroad"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, to in manifest.list(input.object, ["spec", "to"])
	severity := {"Secret": "medium", "Service": "low"}[to.kind]
	object.get(to, "group", "") in {"", null}
	object.get(to, "name", "") in {"", null}
	finding := {
		"path": ["spec", "to", i],
		"message": $"{_grantees} may refer to every {to.kind} of the namespace",
		"severity": severity,
	}
}

_namespaces := {from.namespace | some from in manifest.list(input.object, ["spec", "from"]); is_string(from.namespace)}

_grantees := $`namespace "{[name | some name in _namespaces][0]}"` if {
	count(_namespaces) == 1
} else := $"{count(_namespaces)} namespaces"
