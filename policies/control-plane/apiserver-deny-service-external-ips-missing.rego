# METADATA
# title: Services may claim any external address
# description: |
#   Whoever may write Services can set externalIPs and take over the traffic of pods to
#   that address (CVE-2020-8554). The plug-in refuses it, and with it the Services that
#   use the field on purpose. Older benchmarks asked for the opposite.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
#     description: Admission controllers
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: low
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.3"]
#     mitre: [T1557]
#     cwe: [CWE-284]
#   aliases:
#     trivy: [KCV-0003]
#     kubescape: [C-0115, C-0283]
#     kube-bench: ["1.2.3"]
#   models: [components]
package kubevet["control-plane"]["apiserver-deny-service-external-ips-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.has(c, "enable-admission-plugins")
	not "DenyServiceExternalIPs" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "the admission plug-in DenyServiceExternalIPs is not enabled")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "enable-admission-plugins")
	finding := component.absent(c, "the admission plug-in DenyServiceExternalIPs is not enabled")
}
