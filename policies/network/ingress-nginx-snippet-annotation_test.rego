package kubevet.network["ingress-nginx-snippet-annotation_test"]

import data.kubevet.lib.testing
import data.kubevet.network["ingress-nginx-snippet-annotation"] as rule

_ingress(annotations) := yaml.marshal({
	"apiVersion": "networking.k8s.io/v1",
	"kind": "Ingress",
	"metadata": {"name": "web", "annotations": annotations},
})

test_deny_every_snippet if {
	every kind in ["auth", "configuration", "modsecurity", "server", "stream"] {
		annotation := $"nginx.ingress.kubernetes.io/{kind}-snippet"
		rule.deny == {{
			"path": ["metadata", "annotations", annotation],
			"message": "the snippet becomes configuration of the controller",
		}} with input as testing.input_for(_ingress({annotation: "more_set_headers a;\n# alias of the root\nproxy_set_header X-Root root;\n"}))
	}
}

test_deny_escapes_as_critical if {
	annotation := "nginx.ingress.kubernetes.io/server-snippet"
	every case in [
		["location /x {\n  content_by_lua_block { ngx.say(1) }\n}", 2, "content_by_lua_block"],
		["location /x { alias /etc/; }", 1, "alias"],
		["\n\nroot /;", 3, "root"],
		["load_module /tmp/x.so;", 1, "load_module"],
	] {
		rule.deny == {{
			"path": ["metadata", "annotations", annotation],
			"line": case[1],
			"message": $`the snippet becomes configuration of the controller, and has "{case[2]}"`,
			"severity": "critical",
		}} with input as testing.input_for(_ingress({annotation: case[0]}))
	}
}

test_allow_no_text_and_other_annotations if {
	every annotations in [
		{"nginx.ingress.kubernetes.io/server-snippet": " \n"},
		{"nginx.ingress.kubernetes.io/server-snippet": null},
		{"nginx.ingress.kubernetes.io/custom-headers": "a/b"},
		{"example.com/server-snippet": "root /;"},
		null,
		["nginx.ingress.kubernetes.io/server-snippet"],
	] {
		rule.deny == set() with input as testing.input_for(_ingress(annotations))
	}
}
