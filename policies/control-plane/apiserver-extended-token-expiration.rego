# METADATA
# title: Tokens of pods stay valid for a year
# description: |
#   Mounted tokens are renewed every hour, but for the sake of old clients those of the
#   API server's audience are accepted for a year. A stolen one works as long.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.30"]
#     mitre: [T1528]
#     cwe: [CWE-613]
#   aliases:
#     kubescape: [C-0290]
#     kube-bench: ["1.2.30"]
#   models: [components]
package kubevet["control-plane"]["apiserver-extended-token-expiration"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.on(c, "service-account-extend-token-expiration")
	finding := component.at(c, "service-account-extend-token-expiration", "tokens of pods stay valid for a year")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "service-account-extend-token-expiration")
	finding := component.absent(c, "tokens of pods stay valid for a year, the default")
}
