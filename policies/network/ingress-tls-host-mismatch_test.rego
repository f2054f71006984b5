package kubevet.network["ingress-tls-host-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-tls-host-mismatch"] as rule

_uncovered(i, host) := {
	"path": ["spec", "rules", i, "host"],
	"message": $`host "{host}" is served without TLS: no entry of spec.tls has it`,
}

test_deny_hosts_that_no_entry_covers if {
	rule.deny == {
		_uncovered(1, "other.org"),
		_uncovered(3, "a.b.example.com"),
		_uncovered(4, "example.com"),
		_uncovered(5, "*.example.org"),
	} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls:
    - {hosts: [shop.example.org], secretName: shop}
    - {hosts: ["*.example.com"], secretName: web}
  rules:
    - {host: Shop.example.org}
    - {host: other.org}
    - {host: a.example.com}
    - {host: a.b.example.com}
    - {host: example.com}
    - {host: "*.example.org"}
    - {host: "*.example.com"}
`)
}

test_deny_tls_hosts_without_a_rule if {
	rule.deny == {{"path": ["spec", "tls", 0, "hosts", 1], "message": `TLS host "b.example.com" has no rule`, "severity": "low"}} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{hosts: [a.example.com, b.example.com]}]
  rules: [{host: a.example.com}]
`)
}

test_allow_an_entry_without_hosts_and_rules_without_host if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{secretName: default}]
  rules: [{host: a.example.com}, {http: {paths: []}}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  tls: [{hosts: [a.example.com, b.example.com]}]
  rules: [{host: a.example.com}, {host: ""}, {http: {paths: []}}]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
  tls: [{hosts: [b.example.com]}]
`)
}

test_allow_tls_hosts_that_are_served_otherwise if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/server-alias: "b.example.org, c.example.org"}}
spec:
  tls: [{hosts: [example.com, www.example.com, "*.example.com", c.example.org, "*.example.net", "*.apps.example.net", d.apps.example.net]}]
  rules: [{host: example.com}, {host: a.example.com}, {host: b.example.net}, {host: "*.apps.example.net"}]
`)
}

test_allow_no_tls_and_certificates_of_annotations if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {rules: [{host: a.example.com}]}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/ssl-passthrough: "true"}}
spec:
  tls: [{hosts: [b.example.com]}]
  rules: [{host: a.example.com}, {host: b.example.com}]
`)
}

test_allow_misshapen if {
	every spec in ["null", "[]", "{tls: yes, rules: no}", "{tls: [null, {hosts: a}], rules: [null, {host: 1}]}", "{tls: [{hosts: [1, null]}], rules: [{host: a}]}"] {
		count(rule.deny) < 2 with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: \{name: web}
spec: {spec}
`)
	}
}
