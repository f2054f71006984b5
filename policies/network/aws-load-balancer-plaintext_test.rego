package kubevet.network["aws-load-balancer-plaintext_test"]

import data.kubevet.lib.testing
import data.kubevet.network["aws-load-balancer-plaintext"] as rule

_service(annotations, ports) := yaml.marshal({
	"apiVersion": "v1",
	"kind": "Service",
	"metadata": {"name": "web", "annotations": {$"service.beta.kubernetes.io/aws-load-balancer-{key}": value | some key, value in annotations}},
	"spec": {"type": "LoadBalancer", "ports": ports},
})

test_deny_services if {
	every ports in [
		[{"port": 80}],
		[null, {"name": "http", "port": 3000}, {"name": "metrics", "port": 9090}],
		[{"port": 9000, "appProtocol": "http"}],
	] {
		count(rule.deny) == 1 with input as testing.input_for(_service({"type": "nlb"}, ports))
	}
	rule.deny == {{
		"path": ["metadata", "annotations", "service.beta.kubernetes.io/aws-load-balancer-ssl-cert"],
		"message": "the load balancer serves port 80 without TLS, and no other port has it",
	}} with input as testing.input_for(_service({"type": "nlb", "ssl-cert": ""}, [{"port": 80}]))
	count(rule.deny) == 1 with input as testing.input_for("{apiVersion: v1, kind: Service, spec: {type: LoadBalancer, loadBalancerClass: service.k8s.aws/nlb, ports: [{port: 80}]}}")
}

test_allow_services if {
	rule.deny == set() with input as testing.input_for(_service({"ssl-cert": "arn:a"}, [{"port": 80}]))
	rule.deny == set() with input as testing.input_for(_service({}, [{"port": 80}]))
	every ports in [
		[{"port": 80}, {"port": 443}],
		[{"name": "http", "port": 80}, {"name": "https", "port": 9000}],
		[{"name": "postgres", "port": 5432}],
		"http",
		null,
	] {
		rule.deny == set() with input as testing.input_for(_service({"type": "nlb"}, ports))
	}
	rule.deny == set() with input as testing.input_for("{apiVersion: v1, kind: Service, spec: {type: ClusterIP, loadBalancerClass: service.k8s.aws/nlb, ports: [{port: 80}]}}")
}

_ingress(class, annotations) := yaml.marshal({
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": {$"alb.ingress.kubernetes.io/{key}": value | some key, value in annotations}},
	"spec": {"ingressClassName": class, "tls": [{"hosts": ["a.example.com"]}]},
})

test_deny_ingresses if {
	every document in [
		_ingress("alb", {}),
		_ingress("shared", {"scheme": "internet-facing"}),
		_ingress("alb", {"listen-ports": `[{"HTTP": 80}]`, "certificate-arn": ""}),
	] {
		rule.deny == {{
			"path": ["metadata", "annotations", "alb.ingress.kubernetes.io/listen-ports"],
			"message": "the load balancer has no listener for HTTPS",
		}} with input as testing.input_for(document)
	}
}

test_allow_ingresses if {
	every document in [
		_ingress("nginx", {}),
		_ingress("alb", {"certificate-arn": "arn:a"}),
		_ingress("alb", {"listen-ports": `[{"HTTP": 80}, {"HTTPS": 443}]`}),
	] {
		rule.deny == set() with input as testing.input_for(document)
	}
}
