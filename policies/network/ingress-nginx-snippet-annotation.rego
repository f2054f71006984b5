# METADATA
# title: Ingress writes configuration of ingress-nginx
# description: |
#   A snippet annotation is put into the configuration of the controller as it is. With
#   it whoever may write an Ingress runs code in the controller's pod, reads the token
#   of its service account, and with that the Secrets of every namespace
#   (CVE-2021-25742). Snippets with Lua, or with directives that serve files, are the
#   known ways to do so, and are reported as critical.
# related_resources:
#   - ref: https://github.com/kubernetes/ingress-nginx/issues/7837
#     description: CVE-2021-25742, custom snippets give all Secrets of the cluster
#   - ref: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations-risk/
#     description: ingress-nginx, the risk of each annotation
# custom:
#   severity: high
#   profile: recommended
#   kinds: [Ingress]
#   compliance:
#     nsa-1.2: [Network separation and hardening]
#     mitre: [T1190]
#     cwe: [CWE-74]
#   aliases:
#     checkov: [CKV_K8S_154, CKV_K8S_153, CKV_K8S_152]
#     kubescape: [C-0059]
#     kyverno: [disallow-ingress-nginx-custom-snippets]
#     datree: [INGRESS_CVE2021_25742_INCORRECT_SERVER_SNIPPET_KEY]
package kubevet.network["ingress-nginx-snippet-annotation"]

import data.kubevet.lib.ingress

deny contains finding if {
	some annotation, text in _snippets
	not regex.match(_escapes, text)
	finding := {
		"path": ["metadata", "annotations", annotation],
		"message": "the snippet becomes configuration of the controller",
	}
}

deny contains finding if {
	some annotation, text in _snippets
	some i, line in split(text, "\n")
	found := regex.find_all_string_submatch_n(_escapes, line, 1)[0][1]
	finding := {
		"path": ["metadata", "annotations", annotation],
		"line": i + 1,
		"message": $`the snippet becomes configuration of the controller, and has "{found}"`,
		"severity": "critical",
	}
}

_snippets[annotation] := text if {
	some annotation, text in ingress.annotations
	regex.match(`^nginx\.ingress\.kubernetes\.io/(auth|configuration|modsecurity|server|stream)-snippet$`, annotation)
	trim_space(text) != ""
}

# Directives that run code or serve files of the controller's pod, in no comment.
_escapes := `(?m)^(?:[^#\n]*[;{}])?[ \t]*(\w+_by_lua\w*|load_module|alias|root)\b`
