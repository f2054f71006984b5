package kubevet.network["network-policy-ineffective-on-host-network_test"]

import data.kubevet.lib.testing
import data.kubevet.network["network-policy-ineffective-on-host-network"] as rule

_bundle(spec, workloads) := testing.input_for(concat("\n---\n", array.concat([_policy(spec)], workloads)))

_policy(spec) := $`
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: \{name: p, namespace: shop}
spec: {spec}
`

_pod(name, spec) := $`
apiVersion: v1
kind: Pod
metadata: \{name: {name}, namespace: shop, labels: \{app: {name}}}
spec: {spec}
`

_host(name) := _pod(name, "{hostNetwork: true, containers: [{name: c}]}")

_cronjob := `
apiVersion: batch/v1
kind: CronJob
metadata: {name: c, namespace: shop}
spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: a}}, spec: {hostNetwork: true, containers: [{name: c}]}}}}}
`

_denied := {{
	"path": ["spec", "podSelector"],
	"message": "every pod that the policy selects is on the network of its host, where it has no effect",
}}

test_deny_pods_of_the_host if {
	rule.deny == _denied with input as _bundle("{podSelector: {}}", [_host("a"), _host("b")])
	rule.deny == _denied with input as _bundle("{podSelector: {matchLabels: {app: a}}}", [_host("a"), _pod("b", "{containers: [{name: c}]}")])
	rule.deny == _denied with input as _bundle("{podSelector: {matchExpressions: [{key: app, operator: Exists}]}}", [_cronjob])
}

test_allow_policies_that_select_others_too if {
	rule.deny == set() with input as _bundle("{podSelector: {}}", [_host("a"), _pod("b", "{containers: [{name: c}]}")])
	rule.deny == set() with input as _bundle("{podSelector: {}}", [_host("a"), _pod("b", "{hostNetwork: false, containers: [{name: c}]}")])
}

test_allow_policies_that_select_none if {
	rule.deny == set() with input as _bundle("{podSelector: {matchLabels: {app: c}}}", [_host("a")])
	rule.deny == set() with input as _bundle("{podSelector: {}}", [])
	rule.deny == set() with input as _bundle("{podSelector: {}}", [replace(_host("a"), "namespace: shop", "namespace: other")])
	rule.deny == set() with input as _bundle("{podSelector: all}", [_host("a")])
}
