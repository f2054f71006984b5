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

test_allow_any_entry if {
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
  tls: [{hosts: [other.example.com]}]
  rules: [{host: a.example.com}]
`)
}

test_deny_misshapen if {
	every tls in ["null", "yes", "[null]", "{}"] {
		rule.deny == {{"path": ["spec", "tls"], "message": "every host is served without TLS"}} with input as testing.input_for($`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: \{name: web, annotations: null}
spec:
  tls: {tls}
  rules: [null, \{host: []}, a]
`)
	}
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
