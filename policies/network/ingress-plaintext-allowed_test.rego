package kubevet.network["ingress-plaintext-allowed_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-plaintext-allowed"] as rule

_ingress(annotations) := $`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    {annotations}
spec:
  tls: [\{hosts: [a.example.com]}]
  rules: [\{host: a.example.com}]
`

test_deny_each if {
	every case in [
		["nginx.ingress.kubernetes.io/ssl-redirect", "false", "the redirect to HTTPS is off"],
		["ingress.kubernetes.io/ssl-redirect", "False", "the redirect to HTTPS is off"],
		["haproxy.org/ssl-redirect", "false", "the redirect to HTTPS is off"],
		["kubernetes.io/ingress.allow-http", "true", "HTTP is allowed"],
		["alb.ingress.kubernetes.io/listen-ports", `[{\"HTTP\": 80}, {\"HTTPS\": 443}]`, "there is a listener for HTTP and no redirect"],
		["traefik.ingress.kubernetes.io/router.entrypoints", "web", `the entry point is "web"`],
		["traefik.ingress.kubernetes.io/router.entrypoints", "websecure, web", `the entry point is "web"`],
	] {
		rule.deny == {{
			"path": ["metadata", "annotations", case[0]],
			"message": $"hosts with a certificate are served over plain HTTP too: {case[2]}",
		}} with input as testing.input_for(_ingress($`{case[0]}: "{case[1]}"`))
	}
}

test_allow_what_keeps_the_redirect if {
	every annotations in [
		`nginx.ingress.kubernetes.io/ssl-redirect: "true"`,
		`nginx.ingress.kubernetes.io/ssl-redirect: false`,
		`nginx.ingress.kubernetes.io/force-ssl-redirect: "false"`,
		`kubernetes.io/ingress.allow-http: "false"`,
		`alb.ingress.kubernetes.io/listen-ports: '[\{"HTTPS": 443}]'`,
		`traefik.ingress.kubernetes.io/router.entrypoints: websecure`,
	] {
		rule.deny == set() with input as testing.input_for(_ingress(annotations))
	}
}

test_allow_redirects_made_elsewhere if {
	every annotations in [
		{"nginx.ingress.kubernetes.io/ssl-redirect": "false", "nginx.ingress.kubernetes.io/force-ssl-redirect": "true"},
		{"alb.ingress.kubernetes.io/listen-ports": `[{"HTTP": 80}, {"HTTPS": 443}]`, "alb.ingress.kubernetes.io/ssl-redirect": "443"},
		{"alb.ingress.kubernetes.io/listen-ports": `[{"HTTP": 80}, {"HTTPS": 443}]`, "alb.ingress.kubernetes.io/group.name": "shop"},
		{"alb.ingress.kubernetes.io/listen-ports": `[{"HTTP": 80}, {"HTTPS": 443}]`, "alb.ingress.kubernetes.io/actions.ssl": `{"RedirectConfig": {"Protocol": "HTTPS"}}`},
		{"traefik.ingress.kubernetes.io/router.entrypoints": "web", "traefik.ingress.kubernetes.io/router.middlewares": "default-https@kubernetescrd"},
		{"traefik.ingress.kubernetes.io/router.entrypoints": "web", "traefik.ingress.kubernetes.io/router.tls": "true"},
	] {
		rule.deny == set() with input as testing.input_for(_ingress(json.marshal(annotations)))
	}
}

test_allow_an_ingress_without_certificate if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, annotations: {nginx.ingress.kubernetes.io/ssl-redirect: "false"}}
spec:
  rules: [{host: a.example.com}]
`)
	rule.deny == set() with input as testing.input_for(_ingress("null"))
	rule.deny == set() with input as testing.input_for(_ingress("[]"))
}
