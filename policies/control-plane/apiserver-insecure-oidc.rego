# METADATA
# title: API server's OpenID Connect settings are refused or let users forge groups
# description: |
#   An issuer must be https and a client ID is required, or the server exits. In an
#   AuthenticationConfiguration a claim mapped to groups without a prefix, and without
#   a userValidationRule, lets the issuer put users in groups that begin with system:.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1078]
#     cwe: [CWE-287]
#   models: [components]
package kubevet["control-plane"]["apiserver-insecure-oidc"]

import data.kubevet.lib.component
import data.kubevet.lib.manifest

deny contains finding if {
	some c in component.named("kube-apiserver")
	startswith(component.setting(c, "oidc-issuer-url"), "http://")
	finding := component.at(c, "oidc-issuer-url", "kube-apiserver does not start: the OpenID Connect issuer is not https")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.has(c, "oidc-issuer-url")
	component.missing(c, "oidc-client-id")
	finding := component.at(c, "oidc-issuer-url", "kube-apiserver does not start: --oidc-client-id is not set")
}

deny contains finding if {
	input.object.kind == "AuthenticationConfiguration"
	some i, jwt in manifest.list(input.object, ["jwt"])
	groups := jwt.claimMappings.groups
	object.get(groups, "claim", "") != ""
	object.get(groups, "prefix", "") == ""
	count(manifest.list(jwt, ["userValidationRules"])) == 0
	finding := {
		"path": ["jwt", i, "claimMappings", "groups", "prefix"],
		"message": "the issuer may put users in groups that begin with system:",
	}
}
