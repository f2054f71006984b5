package kubevet.network["ingress-empty-or-wildcard-host_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-empty-or-wildcard-host"] as rule

test_deny_no_host_and_wildcards if {
	rule.deny == {
		{"path": ["spec", "rules", 0, "host"], "message": "the rule takes every host"},
		{"path": ["spec", "rules", 1, "host"], "message": "the rule takes every host"},
		{"path": ["spec", "rules", 2, "host"], "message": "the rule takes every host"},
		{"path": ["spec", "rules", 3, "host"], "message": "the rule takes every host"},
		{"path": ["spec", "rules", 4, "host"], "message": `the rule takes every host that "*.example.com" stands for`, "severity": "low"},
	} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - {http: {paths: []}}
    - {host: "", http: {paths: []}}
    - {host: null, http: {paths: []}}
    - {host: "*"}
    - {host: "*.example.com"}
    - {host: a.example.com}
`)
}

test_allow_hosts_and_misshapen_rules if {
	every rules in ["[{host: a.example.com}, {host: example.com}]", "[]", "null", "[null, a]", "[{host: 1}, {host: []}]", "{a: {}}"] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: \{name: web}
spec: \{rules: {rules}}
`)
	}
}
