package kubevet.reliability["dns-config-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["dns-config-missing"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {%s, containers: [{name: a}]}", [spec]))

test_deny_no_options if {
	every spec in ["dnsPolicy: ClusterFirst", "dnsConfig: {nameservers: [10.0.0.1]}"] {
		rule.deny == {{"path": ["spec", "dnsConfig", "options"], "message": "the pod sets no options of its resolver, such as ndots"}} with input as _judged(spec)
	}
}

test_allow_options_and_the_nodes_resolver if {
	rule.deny == set() with input as _judged("dnsConfig: {options: [{name: ndots, value: '2'}]}")
	rule.deny == set() with input as _judged("dnsPolicy: Default")
}
