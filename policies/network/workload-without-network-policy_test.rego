package kubevet.network["workload-without-network-policy_test"]

import data.kubevet.lib.testing
import data.kubevet.network["workload-without-network-policy"] as rule

_finding(directions, severity) := {{
	"path": ["spec", "template", "metadata", "labels"],
	"message": $"no network policy selects the pods for {directions}",
	"severity": severity,
}}

_bundle(others) := testing.input_for(concat("\n---\n", array.concat([_workload], others)))

_workload := `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {only: here}}
spec: {template: {metadata: {labels: {app: web, tier: front}}, spec: {containers: [{name: web}]}}}
`

_policy(namespace, spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: {namespace}}
spec: {spec}
`

test_deny_no_policy if rule.deny == _finding("ingress or egress", "medium") with input as _bundle([])

test_deny_policies_that_select_others if {
	every policy in [
		_policy("other", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
		_policy("shop", "{podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress, Egress]}"),
		_policy("shop", "{podSelector: {matchLabels: {app: web, only: here}}, policyTypes: [Ingress, Egress]}"),
		_policy("shop", "{podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [front]}]}, policyTypes: [Ingress, Egress]}"),
		_policy("shop", "{podSelector: {matchExpressions: [{key: app, operator: Equals, values: [web]}]}, policyTypes: [Ingress, Egress]}"),
	] {
		rule.deny == _finding("ingress or egress", "medium") with input as _bundle([policy])
	}
}

test_deny_one_direction if {
	rule.deny == _finding("egress", "low") with input as _bundle([_policy("shop", "{podSelector: {}}")])
	rule.deny == _finding("ingress", "medium") with input as _bundle([_policy("shop", "{podSelector: {}, policyTypes: [Egress]}")])
}

test_allow_both_directions_by_whatever_policies if {
	rule.deny == set() with input as _bundle([_policy("shop", "{podSelector: {}, policyTypes: [Ingress, Egress]}")])
	rule.deny == set() with input as _bundle([
		_policy("shop", "{podSelector: {matchExpressions: [{key: app, operator: In, values: [web, api]}]}}"),
		_policy("shop", "{podSelector: {matchLabels: {tier: front}}, policyTypes: [Egress]}"),
	])
	rule.deny == set() with input as _bundle([`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec:
  endpointSelector: {matchLabels: {"k8s:app": web, io.cilium.k8s.policy.serviceaccount: web}}
  ingress: [{}]
  egressDeny: [{}]
`])
	rule.deny == set() with input as _bundle([`
apiVersion: crd.projectcalico.org/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {selector: 'app == "web" && has(tier) && tier in {"front"}', types: [Ingress, Egress]}
`])
}

test_deny_policies_of_plugins_that_select_others if {
	every policy in [
		`
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: p, namespace: shop}
spec: {endpointSelector: {matchLabels: {app: api}}, ingress: [{}], egress: [{}]}
`,
		`
apiVersion: cilium.io/v2
kind: CiliumClusterwideNetworkPolicy
metadata: {name: p}
spec: {nodeSelector: {}, ingress: [{}], egress: [{}]}
`,
		`
apiVersion: crd.projectcalico.org/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {selector: "has(role)", types: [Ingress, Egress]}
`,
	] {
		rule.deny == _finding("ingress or egress", "medium") with input as _bundle([policy])
	}
}

test_deny_other_kinds_of_workload_at_their_labels if {
	rule.deny == {{
		"path": ["metadata", "labels"],
		"message": "no network policy selects the pods for ingress or egress",
		"severity": "medium",
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web}]}
`)
	rule.deny == {{
		"path": ["spec", "jobTemplate", "spec", "template", "metadata", "labels"],
		"message": "no network policy selects the pods for ingress or egress",
		"severity": "medium",
	}} with input as testing.input_for(`
apiVersion: batch/v1
kind: CronJob
metadata: {name: web}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: web}]}}}}}
`)
}

test_allow_labels_that_controllers_add if {
	rule.deny == set() with input as testing.input_for(concat("\n---\n", [
		`
apiVersion: batch/v1
kind: Job
metadata: {name: migrate, namespace: shop}
spec: {template: {spec: {containers: [{name: migrate}]}}}
`,
		_policy("shop", "{podSelector: {matchLabels: {batch.kubernetes.io/job-name: migrate}}, policyTypes: [Ingress, Egress]}"),
	]))
}

test_allow_pods_on_the_network_of_the_host_and_unknown_labels if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {hostNetwork: true, containers: [{name: web}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec: {steps: [{name: build}]}
`)
}
