package kubevet.network["ingress-upstream-verify-disabled_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-upstream-verify-disabled"] as rule

_ingress(settings) := yaml.marshal({
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": {$"nginx.ingress.kubernetes.io/{name}": value | some name, value in settings}},
})

test_deny_ingress_nginx if {
	every settings in [
		{"backend-protocol": "HTTPS"},
		{"backend-protocol": "https", "proxy-ssl-verify": "off"},
		{"backend-protocol": "HTTPS", "proxy-ssl-verify": true},
	] {
		rule.deny == {{
			"path": ["metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-ssl-verify"],
			"message": "the certificates of the HTTPS backends are not checked",
		}} with input as testing.input_for(_ingress(settings))
	}
}

test_allow_ingress_nginx if {
	every settings in [
		{},
		{"backend-protocol": "HTTP", "proxy-ssl-verify": "off"},
		{"backend-protocol": "GRPC"},
		{"proxy-ssl-verify": "off"},
		{"backend-protocol": "GRPCS", "proxy-ssl-verify": "on"},
		{"backend-protocol": "HTTPS", "ssl-passthrough": "true"},
	] {
		rule.deny == set() with input as testing.input_for(_ingress(settings))
	}
}

_transport(kind, group, spec) := yaml.marshal({"apiVersion": $"{group}/v1alpha1", "kind": kind, "metadata": {"name": "web"}, "spec": spec})

test_deny_transports if {
	every group in ["traefik.io", "traefik.containo.us"] {
		rule.deny == {{"path": ["spec", "insecureSkipVerify"], "message": "the certificates of the servers are not checked"}} with input as testing.input_for(_transport("ServersTransport", group, {"insecureSkipVerify": true}))
	}
	rule.deny == {{"path": ["spec", "tls", "insecureSkipVerify"], "message": "the certificates of the servers are not checked"}} with input as testing.input_for(_transport("ServersTransportTCP", "traefik.io", {"tls": {"insecureSkipVerify": true}}))
}

test_allow_transports if {
	every spec in [{}, {"insecureSkipVerify": false}, {"insecureSkipVerify": "true"}, {"tls": null}, null] {
		rule.deny == set() with input as testing.input_for(_transport("ServersTransport", "traefik.io", spec))
	}
}
