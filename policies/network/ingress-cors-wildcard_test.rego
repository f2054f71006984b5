package kubevet.network["ingress-cors-wildcard_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-cors-wildcard"] as rule

_ingress(settings) := yaml.marshal({
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": {$"nginx.ingress.kubernetes.io/{name}": value | some name, value in settings}},
})

test_deny_ingress_nginx if {
	every settings in [
		{"enable-cors": "true"},
		{"enable-cors": "true", "cors-allow-origin": "*", "cors-allow-credentials": "true"},
		{"enable-cors": "true", "cors-allow-origin": "https://a.example.com, *"},
	] {
		rule.deny == {{
			"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/cors-allow-origin"],
			"message": "every origin is allowed, with credentials",
		}} with input as testing.input_for(_ingress(settings))
	}
}

test_allow_ingress_nginx if {
	every settings in [
		{},
		{"enable-cors": "false"},
		{"cors-allow-origin": "*"},
		{"enable-cors": "true", "cors-allow-credentials": "false"},
		{"enable-cors": "true", "cors-allow-origin": "https://*.example.com"},
	] {
		rule.deny == set() with input as testing.input_for(_ingress(settings))
	}
}

_virtual_service(policy) := yaml.marshal({
	"apiVersion": "networking.istio.io/v1beta1",
	"kind": "VirtualService",
	"metadata": {"name": "web"},
	"spec": {"http": [null, {"corsPolicy": policy}]},
})

test_deny_virtual_service if {
	every origin in [{"exact": "*"}, {"regex": ".*"}, {"regex": "^https?://.*$"}, {"prefix": "https://"}] {
		rule.deny == {{
			"path": ["spec", "http", 1, "corsPolicy", "allowOrigins", 1],
			"message": "every origin is allowed, with credentials",
		}} with input as testing.input_for(_virtual_service({"allowCredentials": true, "allowOrigins": [{"exact": "https://a.example.com"}, origin]}))
	}
	rule.deny == {{
		"path": ["spec", "http", 1, "corsPolicy", "allowOrigin", 0],
		"message": "every origin is allowed, with credentials",
	}} with input as testing.input_for(_virtual_service({"allowCredentials": true, "allowOrigin": ["*"]}))
}

test_allow_virtual_service if {
	every policy in [
		{"allowOrigins": [{"exact": "*"}]},
		{"allowCredentials": false, "allowOrigins": [{"exact": "*"}]},
		{"allowCredentials": true, "allowOrigins": [{"regex": `https://[a-z]+\.example\.com`}, {"exact": "https://b.example.com"}, null, "a"]},
		{"allowCredentials": true, "allowOrigins": "*"},
		null,
	] {
		rule.deny == set() with input as testing.input_for(_virtual_service(policy))
	}
}
