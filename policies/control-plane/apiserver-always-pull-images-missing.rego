# METADATA
# title: API server does not force images to be pulled
# description: |
#   A pod may use a private image that lies on a node without having the credential for
#   it. The plug-in makes every start of a container ask the registry, which then has
#   to be up.
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
#     cis-1.12: ["1.2.11"]
#     cis-1.23: ["1.2.12"]
#     mitre: [T1525]
#     cwe: [CWE-285]
#   aliases:
#     trivy: [KCV-0012]
#     checkov: [CKV_K8S_80]
#     kubescape: [C-0123]
#     kube-bench: ["1.2.11"]
#   models: [components]
package kubevet["control-plane"]["apiserver-always-pull-images-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.has(c, "enable-admission-plugins")
	not "AlwaysPullImages" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "the admission plug-in AlwaysPullImages is not enabled")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "enable-admission-plugins")
	finding := component.absent(c, "the admission plug-in AlwaysPullImages is not enabled")
}
