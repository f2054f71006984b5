# METADATA
# title: API server enables an admission plug-in without effect
# description: |
#   AlwaysAdmit is deprecated and does nothing: the other plug-ins still decide.
#   Whoever reads the line may think that admission is turned off.
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
#     cis-1.12: ["1.2.10"]
#     cis-1.23: ["1.2.11"]
#     mitre: [T1562.001]
#     cwe: [CWE-862]
#   aliases:
#     trivy: [KCV-0011]
#     checkov: [CKV_K8S_79]
#     kubescape: [C-0122]
#     kube-bench: ["1.2.10"]
#   models: [components]
package kubevet["control-plane"]["apiserver-always-admit"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	"AlwaysAdmit" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "the admission plug-in AlwaysAdmit has no effect")
}
