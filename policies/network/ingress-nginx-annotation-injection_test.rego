package kubevet.network["ingress-nginx-annotation-injection_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-nginx-annotation-injection"] as rule

_ingress(class, annotations, path) := yaml.marshal({
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": annotations},
	"spec": {"ingressClassName": class, "rules": [{"http": {"paths": [{"path": path}, null]}}]},
})

test_deny_annotations if {
	every case in [
		["auth-url", "http://a.example.com/#;\nssl_engine x;", "has a directive of nginx"],
		["auth-url", "http://a.example.com/;", "ends a directive of nginx"],
		["auth-signin", "http://a.example.com/}", "ends a block of nginx"],
		["auth-tls-match-cn", "CN=a #(\n){}\n }}", "ends a directive of nginx"],
		["mirror-target", "http://x/{ content_by_lua 'x' }", "runs Lua"],
		["mirror-host", "a;b", "ends a directive of nginx"],
		["rewrite-target", "/etc/nginx/nginx.conf", "names files of the controller"],
		["permanent-redirect", `https://a.example.com/";`, "ends a directive of nginx"],
		["app-root", "/var/run/secrets/kubernetes.io/serviceaccount/token", "names files of the controller"],
	] {
		annotation := $"nginx.ingress.kubernetes.io/{case[0]}"
		rule.deny == {{
			"path": ["metadata", "annotations", annotation],
			"message": $"the annotation {case[2]}",
		}} with input as testing.input_for(_ingress("nginx", {annotation: case[1]}, "/"))
	}
}

test_deny_paths if {
	every case in [
		["/a{alias /etc/passwd;}", "names files of the controller"],
		["/a;b", "ends a directive of nginx"],
		["/a\n", "ends a directive of nginx"],
		["/a/{ rewrite_by_lua_block", "runs Lua"],
	] {
		rule.deny == {{
			"path": ["spec", "rules", 0, "http", "paths", 0, "path"],
			"message": $"the path {case[1]}",
		}} with input as testing.input_for(_ingress("internal-nginx", {}, case[0]))
	}
}

test_allow_what_applications_need if {
	every name, text in {
		"auth-url": "https://$host/oauth2/auth?a=b&c=d",
		"auth-signin": "https://$host/oauth2/start?rd=$scheme://$best_http_host$escaped_request_uri",
		"auth-tls-match-cn": "CN=(a|b)[0-9]{2}",
		"mirror-target": "https://mirror.example.com$request_uri",
		"mirror-host": "mirror.example.com",
		"rewrite-target": "/$1/$2",
		"permanent-redirect": "https://example.com/#/start?x=${uri}",
		"server-alias": "~^www\\d{1,2}\\.example\\.com$",
		"configuration-snippet": "root /;",
	} {
		rule.deny == set() with input as testing.input_for(_ingress("nginx", {$"nginx.ingress.kubernetes.io/{name}": text}, "/"))
	}
	every path in ["/", "/a(/|$)(.*)", "/v[0-9]{1,2}/?(.*)", "/static/root/alias", "/etc/config", "/include"] {
		rule.deny == set() with input as testing.input_for(_ingress("nginx", {}, path))
	}
}

test_allow_paths_of_other_controllers_and_misshapen if {
	rule.deny == set() with input as testing.input_for(_ingress("traefik", {}, "/a;b"))
	rule.deny == set() with input as testing.input_for(_ingress("nginx", null, ["/a;b"]))
	rule.deny == set() with input as testing.input_for(_ingress("nginx", {"nginx.ingress.kubernetes.io/auth-url": 1}, null))
}
