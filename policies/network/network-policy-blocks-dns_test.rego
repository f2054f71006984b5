package kubevet.network["network-policy-blocks-dns_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-blocks-dns"] as rule

_bundle(policies) := testing.input_for(concat("\n---\n", array.concat(policies, [_workload])))

_workload := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}
`

_policy(name, spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: {name}, namespace: shop}
spec: {spec}
`

_finding(path, what, severity, pods) := {{
	"path": path,
	"message": $"{what}, and no policy lets the pods reach DNS",
	"severity": severity,
	"related": pods,
}}

_web := [{
	"kind": "Deployment", "namespace": "shop", "name": "web",
	"path": ["spec", "template", "spec"], "message": "cannot resolve names",
}]

test_deny_egress_without_dns if {
	every egress in [
		"[{to: [{podSelector: {}}]}]",
		"[{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}]",
		"[{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}]}]",
		"[{to: [{namespaceSelector: {}, podSelector: {}}], ports: [{port: 443}]}]",
		"[{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 443}, {port: 80}]}]",
		"[{ports: [{port: 53, protocol: SCTP}, {port: 443, protocol: UDP}]}]",
	] {
		rule.deny == _finding(["spec", "egress"], "egress is restricted", "medium", _web) with input as _bundle([
			_policy("web", $"\{podSelector: \{matchLabels: \{app: web}}, policyTypes: [Egress], egress: {egress}}"),
		])
	}
}

test_deny_a_port_without_protocol if {
	rule.deny == _finding(["spec", "egress", 1, "ports"], "port 53 is open for TCP only", "medium", _web) with input as _bundle([
		_policy("web", "{podSelector: {}, egress: [{ports: [{port: 443}]}, {ports: [{port: 53}]}]}"),
	])
}

test_deny_everything_denied if {
	rule.deny == _finding(["spec", "policyTypes"], "egress is denied", "low", _web) with input as _bundle([
		_policy("deny-all", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
	])
	rule.deny == _finding(["spec", "policyTypes"], "egress is denied", "medium", _web) with input as _bundle([
		_policy("deny-all-ingress", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
	])
}

test_deny_a_policy_alone if {
	rule.deny == _finding(["spec", "policyTypes"], "egress is denied", "low", []) with input as testing.input_for(_policy("deny-all", "{podSelector: {}, policyTypes: [Egress]}"))
	rule.deny == _finding(["spec", "egress"], "egress is restricted", "medium", []) with input as testing.input_for(_policy("web", "{podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {}}]}]}"))
}

test_deny_the_widest_policy_only if {
	wide := _policy("wide", "{podSelector: {}, policyTypes: [Egress]}")
	narrow := _policy("narrow", "{podSelector: {matchLabels: {app: web}}, egress: [{to: [{podSelector: {}}]}]}")
	rule.deny == _finding(["spec", "policyTypes"], "egress is denied", "medium", _web) with input as _bundle([wide, narrow])
	rule.deny == set() with input as _bundle([narrow, wide])
}

test_allow_dns if {
	every egress in [
		"[{}]",
		"[{to: []}]",
		"[{ports: [{port: 53, protocol: UDP}]}]",
		"[{ports: [{port: 1, endPort: 65535, protocol: UDP}]}]",
		"[{ports: [{port: dns, protocol: UDP}]}]",
		"[{ports: [{port: 5353, protocol: UDP}], to: [{namespaceSelector: {matchLabels: {team: platform}}}]}]",
		"[{to: [{namespaceSelector: {}}]}]",
		"[{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]}]",
		"[{to: [{namespaceSelector: {matchLabels: {team: platform}}}]}]",
		"[{to: [{ipBlock: {cidr: 10.96.0.10/32}}]}]",
		"[{to: [{podSelector: {matchLabels: {app: resolver}}}], ports: [{port: 53, protocol: UDP}]}]",
	] {
		rule.deny == set() with input as _bundle([
			_policy("web", $"\{podSelector: \{matchLabels: \{app: web}}, policyTypes: [Egress], egress: {egress}}"),
		])
	}
}

test_allow_what_another_policy_opens if {
	deny := _policy("deny", "{podSelector: {}, policyTypes: [Egress]}")
	dns := _policy("dns", "{podSelector: {}, egress: [{ports: [{port: 53, protocol: UDP}]}]}")
	rule.deny == set() with input as _bundle([deny, dns])
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [deny, dns]))
	rule.deny == set() with input as _bundle([deny, `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: dns, namespace: shop}
spec: {endpointSelector: {}, egress: [{toEntities: [cluster]}]}
`])
}

test_allow_policies_that_do_not_restrict_egress if {
	every spec in [
		"{podSelector: {}}",
		"{podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {}}]}]}",
		"{podSelector: {}, policyTypes: Egress}",
		"nothing",
	] {
		rule.deny == set() with input as _bundle([_policy("web", spec)])
	}
}

test_allow_pods_on_the_network_of_the_host if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [
		_policy("web", "{podSelector: {}, policyTypes: [Egress]}"),
		replace(_workload, "spec: {containers", "spec: {hostNetwork: true, containers"),
	]))
}
