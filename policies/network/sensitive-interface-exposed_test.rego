package kubevet.network["sensitive-interface-exposed_test"]

import data.kubevet.lib.testing
import data.kubevet.network["sensitive-interface-exposed"] as rule

_bundle(containers, others) := testing.input_for(concat("\n---\n", array.concat([_workload(containers)], others)))

_workload(containers) := $`
apiVersion: apps/v1
kind: Deployment
metadata: \{name: web, namespace: shop}
spec: \{template: \{metadata: \{labels: \{app: web}}, spec: \{containers: {containers}}}}
`

_service(spec) := $`
apiVersion: v1
kind: Service
metadata: \{name: front, namespace: shop}
spec: {spec}
`

_open := _service("{type: LoadBalancer, selector: {app: web}, ports: [{port: 80, targetPort: 9090}]}")

_found(what, scope, severity, chain) := {{
	"path": ["spec", "template", "spec", "containers", 0, "image"],
	"message": $"{what} is reached {scope}",
	"severity": severity,
	"related": chain,
}}

_hop(type) := [{"kind": "Service", "namespace": "shop", "name": "front", "path": ["spec", "type"], "message": $"has type {type}"}]

test_deny_interfaces if {
	every repository, what in {
		"prom/prometheus:v3.2.0": "Prometheus",
		"quay.io/prometheus/prometheus": "Prometheus",
		"docker.io/kubernetesui/dashboard-web:1.6.0": "Kubernetes Dashboard",
		"registry.example.com/mirror/ollama/ollama@sha256:4df8e9ad5cda0d0e3dd5f2d3e1f4a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2": "Ollama",
		"rayproject/ray:2.40.0": "Ray",
		"flink:1.20": "Flink",
	} {
		rule.deny == _found(what, `from the internet through Service "front"`, "high", _hop("LoadBalancer")) with input as _bundle($"[\{name: c, image: '{repository}'}]", [_open])
	}
}

test_deny_node_ports if {
	rule.deny == _found("MLflow", `from outside the cluster through Service "front"`, "medium", _hop("NodePort")) with input as _bundle(
		"[{name: c, image: bitnami/mlflow:2.0.0}]",
		[_service("{type: NodePort, selector: {app: web}, ports: [{port: 80}]}")],
	)
}

_ingress(annotations) := $`
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: \{name: i, namespace: shop, annotations: {annotations}}
spec: \{rules: [\{http: \{paths: [\{backend: \{service: \{name: front, port: \{number: 80}}}}]}}]}
`

test_deny_an_ingress_without_authentication if {
	every annotations in ["{}", "{nginx.ingress.kubernetes.io/auth-type: none}", "{cert-manager.io/cluster-issuer: public}", "nothing"] {
		count(rule.deny) == 1 with input as _bundle("[{name: c, image: prom/prometheus}]", [
			_service("{selector: {app: web}, ports: [{port: 80, targetPort: 9090}]}"),
			_ingress(annotations),
		])
	}
}

test_allow_an_ingress_that_authenticates if {
	every annotations in [
		"{nginx.ingress.kubernetes.io/auth-url: 'https://login.example.com/auth'}",
		"{alb.ingress.kubernetes.io/auth-type: oidc}",
		"{traefik.ingress.kubernetes.io/router.middlewares: shop-login@kubernetescrd}",
		"{nginx.ingress.kubernetes.io/auth-tls-secret: shop/ca}",
	] {
		rule.deny == set() with input as _bundle("[{name: c, image: prom/prometheus}]", [
			_service("{selector: {app: web}, ports: [{port: 80, targetPort: 9090}]}"),
			_ingress(annotations),
		])
	}
}

test_allow_a_proxy_in_front if {
	rule.deny == set() with input as _bundle(
		"[{name: c, image: prom/prometheus, ports: [{containerPort: 9091}]}, {name: proxy, image: quay.io/oauth2-proxy/oauth2-proxy, ports: [{containerPort: 9090}]}]",
		[_open],
	)
}

test_allow_other_images_and_what_stays_inside if {
	every containers in [
		"[{name: c, image: registry.example.com/web}]",
		"[{name: c, image: prom/prometheus-operator}]",
		"[{name: c, image: prom/prometheus, args: [--web.config.file=/etc/web.yaml]}]",
		"[{name: c, image: bitnami/mlflow, command: [mlflow], args: [server, --app-name=basic-auth]}]",
		"[{name: c, image: rayproject/ray-operator}]",
		"[{name: c}]",
		"[{name: c, image: [prom/prometheus]}]",
		"nothing",
	] {
		rule.deny == set() with input as _bundle(containers, [_open])
	}
	rule.deny == set() with input as _bundle("[{name: c, image: prom/prometheus}]", [_service("{selector: {app: web}, ports: [{port: 80}]}")])
	rule.deny == set() with input as _bundle("[{name: c, image: prom/prometheus}]", [])
}
