package kubevet.network["namespace-without-default-deny-ingress_test"]

import data.kubevet.lib.testing
import data.kubevet.network["namespace-without-default-deny-ingress"] as rule

_denied := {{
	"path": ["metadata", "name"],
	"message": `no policy denies ingress by default in namespace "shop"`,
}}

_bundle(others) := testing.input_for(concat("\n---\n", array.concat([_namespace, _workload], others)))

_namespace := `
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`

_workload := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web}]}}}
`

_policy(namespace, spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: {namespace}}
spec: {spec}
`

test_deny_no_policy if rule.deny == _denied with input as _bundle([])

test_deny_policies_that_do_not_do_it if {
	every policy in [
		_policy("other", "{podSelector: {}}"),
		_policy("shop", "{podSelector: {matchLabels: {app: web}}}"),
		_policy("shop", "{podSelector: {}, policyTypes: [Egress]}"),
		_policy("shop", "{podSelector: {}, ingress: [{}]}"),
		_policy("shop", "{podSelector: {}, ingress: [{from: [{podSelector: {}, namespaceSelector: {}}]}]}"),
	] {
		rule.deny == _denied with input as _bundle([policy])
	}
}

test_allow_policies_that_do_it if {
	every policy in [
		_policy("shop", "{podSelector: {}, policyTypes: [Ingress]}"),
		_policy("shop", "{podSelector: {}}"),
		_policy("shop", "{}"),
		_policy("shop", "{podSelector: {matchLabels: {}}, policyTypes: [Egress, Ingress]}"),
		_policy("shop", "{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}"),
		_policy("shop", "{podSelector: {matchExpressions: [{key: public, operator: DoesNotExist}]}}"),
	] {
		rule.deny == set() with input as _bundle([policy])
	}
}

test_allow_policies_of_plugins_that_do_it if {
	every policy in [
		`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec: {endpointSelector: {}, ingress: [{}]}
`,
		`
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: p}
specs: [{endpointSelector: {matchLabels: {"k8s:io.kubernetes.pod.namespace": shop}}, enableDefaultDeny: {ingress: true}}]
`,
		`
apiVersion: crd.projectcalico.org/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {selector: all()}
`,
		`
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: p}
spec: {namespaceSelector: 'projectcalico.org/name != "kube-system"', types: [Ingress, Egress]}
`,
		`
apiVersion: policy.networking.k8s.io/v1alpha1
kind: BaselineAdminNetworkPolicy
metadata: {name: default}
spec: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}
`,
	] {
		rule.deny == set() with input as _bundle([policy])
	}
}

test_deny_policies_of_plugins_that_do_not_do_it if {
	every policy in [
		`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec: {endpointSelector: {}, egress: [{}]}
`,
		`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec: {endpointSelector: {}, ingress: [{}], enableDefaultDeny: {ingress: false}}
`,
		`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec: {endpointSelector: {}, ingress: [{fromEntities: [all]}]}
`,
		`
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: p}
spec: {endpointSelector: {matchLabels: {"k8s:io.kubernetes.pod.namespace": other}}, ingress: [{}]}
`,
		`
apiVersion: projectcalico.org/v3
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {selector: "app == 'web'"}
`,
		`
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: p}
spec: {namespaceSelector: 'kubernetes.io/metadata.name == "other"'}
`,
		`
apiVersion: projectcalico.org/v3
kind: GlobalNetworkPolicy
metadata: {name: p}
spec: {egress: [{action: Allow}]}
`,
		`
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: {name: p}
spec: {subject: {namespaces: {}}, ingress: [{action: Allow, from: [{namespaces: {}}]}]}
`,
	] {
		rule.deny == _denied with input as _bundle([policy])
	}
}

test_allow_a_namespace_alone_and_one_whose_pods_are_elsewhere if {
	rule.deny == set() with input as testing.input_for(_namespace)
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_namespace, `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: other}
spec: {containers: [{name: web}]}
`]))
}

test_allow_pods_on_the_network_of_the_host if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [_namespace, `
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec: {hostNetwork: true, containers: [{name: web}]}
`]))
}

test_allow_the_namespaces_of_the_cluster if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Namespace
metadata: {name: kube-system}
---
apiVersion: v1
kind: Pod
metadata: {name: dns, namespace: kube-system}
spec: {containers: [{name: dns}]}
`)
}
