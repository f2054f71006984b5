# METADATA
# title: Policy of the network plugin lets everything through
# description: |
#   A rule of Cilium for the entity all or world, or a rule of Calico that allows
#   and names neither peers nor ports, lets traffic through whoever is at the other
#   end. What other policies of the plugin leave out, it opens again. Rules that
#   limit the ports or domain names are not reported, nor egress to the world, which
#   is as much as most policies mean by it. A policy of Cilium that switches default
#   deny off for a direction restricts nothing there.
# related_resources:
#   - ref: https://docs.cilium.io/en/stable/security/policy/language/#entities-based
#     description: Cilium, entities
#   - ref: https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy
#     description: Calico, GlobalNetworkPolicy
# custom:
#   severity: medium
#   profile: strict
#   kinds:
#     - CiliumNetworkPolicy.cilium.io
#     - CiliumClusterwideNetworkPolicy.cilium.io
#     - NetworkPolicy.projectcalico.org
#     - NetworkPolicy.crd.projectcalico.org
#     - GlobalNetworkPolicy.projectcalico.org
#     - GlobalNetworkPolicy.crd.projectcalico.org
#   compliance:
#     mitre: [T1046]
#     cwe: [CWE-284]
package kubevet.network["cni-policy-allows-all"]

import data.kubevet.lib.manifest

deny contains finding if {
	endswith(manifest.group_kind, ".cilium.io")
	some spec in _specs
	some field, entities in {"ingress": "fromEntities", "egress": "toEntities"}
	some i, rule in manifest.list(spec.value, [field])
	is_object(rule)
	count(manifest.list(rule, ["toPorts"])) == 0
	some j, entity in manifest.list(rule, [entities])
	_open(field, entity)
	finding := {
		"path": array.concat(spec.path, [field, i, entities, j]),
		"message": $`{field} is allowed for the entity "{entity}"`,
	}
}

deny contains finding if {
	endswith(manifest.group_kind, ".cilium.io")
	some spec in _specs
	some field in ["ingress", "egress"]
	spec.value.enableDefaultDeny[field] == false
	finding := {
		"path": array.concat(spec.path, ["enableDefaultDeny", field]),
		"message": $"the policy does not deny {field} that it does not allow",
		"severity": "low",
	}
}

deny contains finding if {
	endswith(manifest.group_kind, "projectcalico.org")
	some field in ["ingress", "egress"]
	some i, rule in manifest.list(input.object, ["spec", field])
	is_object(rule)
	rule.action == "Allow"
	every key in object.keys(rule) {
		key in {"action", "metadata", "ipVersion"}
	}
	finding := {
		"path": ["spec", field, i],
		"message": $"{field} is allowed for everyone",
	}
}

_open(_, "all")

_open("ingress", "world")

_specs := array.concat(
	[{"value": spec, "path": ["spec"]} | spec := manifest.mapping(input.object, ["spec"])],
	[{"value": spec, "path": ["specs", i]} | some i, spec in manifest.list(input.object, ["specs"]); is_object(spec)],
)
