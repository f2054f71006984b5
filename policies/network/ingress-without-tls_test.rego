package kubevet.network["ingress-without-tls_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-without-tls"] as rule

test_deny_no_tls_at_all if {
	rule.deny == {{"path": ["spec", "tls"], "message": `host "a.example.com" is served without TLS`}} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {cert-manager.io/cluster-issuer: public, nginx.ingress.kubernetes.io/force-ssl-redirect: "false"}}
spec:
  rules: [{host: a.example.com}]
`)
	rule.deny == {{"path": ["spec", "tls"], "message": `host "a.example.com" and 2 more are served without TLS`}} with input as testing.input_for(`
apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: web}
spec:
  tls: []
  rules: [{host: a.example.com}, {host: b.example.com}, {host: c.example.com}]
`)
	rule.deny == {{"path": ["spec", "tls"], "message": "every host is served without TLS"}} with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  defaultBackend: {service: {name: web, port: {number: 80}}}
`)
}

test_deny_hosts_that_no_entry_covers if {
	rule.deny == {
		{"path": ["spec", "rules", 1, "host"], "message": `host "other.org" is served without TLS`},
		{"path": ["spec", "rules", 3, "host"], "message": `host "a.b.example.com" is served without TLS`},
		{"path": ["spec", "rules", 4, "host"], "message": `host "example.com" is served without TLS`},
		{"path": ["spec", "rules", 5, "host"], "message": `host "*.example.org" is served without TLS`},
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
  tls: [{hosts: [a.example.com]}]
  rules: [{host: a.example.com}, {host: ""}, {http: {paths: []}}]
`)
}

test_allow_tls_that_is_told_in_annotations if {
	every annotation in [
		`alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:eu-west-1:123456789012:certificate/1"`,
		`alb.ingress.kubernetes.io/listen-ports: '[\{"HTTP": 80}, \{"HTTPS": 443}]'`,
		`networking.gke.io/managed-certificates: web`,
		`ingress.gcp.kubernetes.io/pre-shared-cert: web`,
		`nginx.ingress.kubernetes.io/ssl-passthrough: "true"`,
		`nginx.ingress.kubernetes.io/force-ssl-redirect: "true"`,
		`traefik.ingress.kubernetes.io/router.tls: "true"`,
		`traefik.ingress.kubernetes.io/router.entrypoints: websecure`,
		`route.openshift.io/termination: edge`,
	] {
		rule.deny == set() with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    {annotation}
spec:
  rules: [\{host: a.example.com}]
`)
	}
}

test_deny_annotations_that_say_the_opposite if {
	every annotation in [
		`alb.ingress.kubernetes.io/certificate-arn: ""`,
		`alb.ingress.kubernetes.io/listen-ports: '[\{"HTTP": 80}]'`,
		`nginx.ingress.kubernetes.io/ssl-passthrough: "false"`,
		`traefik.ingress.kubernetes.io/router.entrypoints: web,websecure`,
		`kubernetes.io/tls-acme: "true"`,
	] {
		count(rule.deny) == 1 with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    {annotation}
spec:
  rules: [\{host: a.example.com}]
`)
	}
}
