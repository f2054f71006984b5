# METADATA
# title: API server enables the removed plug-in SecurityContextDeny
# description: |
#   SecurityContextDeny is gone since 1.30, and the server exits. Pod Security
#   Admission does what it was meant for.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
#     description: Admission controllers
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.23: ["1.2.13"]
#     cwe: [CWE-477]
#   aliases:
#     trivy: [KCV-0013]
#     checkov: [CKV_K8S_81]
#     kubescape: [C-0124]
#   models: [components]
package kubevet["control-plane"]["apiserver-security-context-deny"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	input.target.minor >= 30
	"SecurityContextDeny" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "kube-apiserver does not start: SecurityContextDeny is gone since 1.30")
}
