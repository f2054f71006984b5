package kubevet.network["cni-policy-allows-all_test"]

import data.kubevet.lib.testing
import data.kubevet.network["cni-policy-allows-all"] as rule

_cilium(rest) := testing.input_for($`
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: \{name: p}
{rest}
`)

_calico(version, kind, spec) := testing.input_for($`
apiVersion: {version}
kind: {kind}
metadata: \{name: p}
spec: {spec}
`)

_entity(path, field, entity) := {"path": path, "message": $`{field} is allowed for the entity "{entity}"`}

test_deny_entities if {
	rule.deny == {
		_entity(["spec", "ingress", 0, "fromEntities", 1], "ingress", "all"),
		_entity(["spec", "ingress", 1, "fromEntities", 0], "ingress", "world"),
		_entity(["spec", "egress", 0, "toEntities", 0], "egress", "all"),
	} with input as _cilium("spec: {endpointSelector: {}, ingress: [{fromEntities: [host, all]}, {fromEntities: [world]}], egress: [{toEntities: [all]}]}")
	rule.deny == {_entity(["specs", 1, "ingress", 0, "fromEntities", 0], "ingress", "all")} with input as _cilium("specs: [{endpointSelector: {}, ingress: [{}]}, {endpointSelector: {}, ingress: [{fromEntities: [all]}]}]")
}

test_deny_default_deny_switched_off if {
	rule.deny == {{
		"path": ["spec", "enableDefaultDeny", "egress"],
		"message": "the policy does not deny egress that it does not allow",
		"severity": "low",
	}} with input as _cilium("spec: {endpointSelector: {}, egress: [{toEntities: [kube-apiserver]}], enableDefaultDeny: {egress: false, ingress: true}}")
}

test_deny_rules_of_calico if {
	every version in ["projectcalico.org/v3", "crd.projectcalico.org/v1"] {
		every kind in ["NetworkPolicy", "GlobalNetworkPolicy"] {
			rule.deny == {
				{"path": ["spec", "ingress", 1], "message": "ingress is allowed for everyone"},
				{"path": ["spec", "egress", 0], "message": "egress is allowed for everyone"},
			} with input as _calico(version, kind, "{ingress: [{action: Deny}, {action: Allow}], egress: [{action: Allow, metadata: {annotations: {}}}]}")
		}
	}
}

test_allow_limits if {
	rule.deny == set() with input as _cilium("spec: {endpointSelector: {}, ingress: [{fromEntities: [world], toPorts: [{ports: [{port: '443'}]}]}, {fromEntities: [cluster]}], egress: [{toEntities: [world]}]}")
	rule.deny == set() with input as _calico("projectcalico.org/v3", "GlobalNetworkPolicy", "{ingress: [{action: Allow, source: {selector: all()}}, {action: Allow, protocol: TCP, destination: {ports: [443]}}, {action: Pass}, {action: Log}]}")
}

test_allow_misshapen_policies if {
	rule.deny == set() with input as _cilium("spec: {ingress: all, egress: [all, {toEntities: all}]}")
	rule.deny == set() with input as _cilium("specs: all")
	rule.deny == set() with input as _calico("projectcalico.org/v3", "NetworkPolicy", "{ingress: [Allow], egress: Allow}")
}
