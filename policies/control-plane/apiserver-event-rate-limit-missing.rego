# METADATA
# title: API server accepts any number of events
# description: |
#   A workload or controller that writes events without end fills etcd and slows the
#   server. The plug-in needs a configuration file with the limits.
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
#     cis-1.12: ["1.2.9"]
#     cis-1.23: ["1.2.10"]
#     mitre: [T1499]
#     cwe: [CWE-770]
#   aliases:
#     trivy: [KCV-0010]
#     checkov: [CKV_K8S_78]
#     kubescape: [C-0121]
#     kube-bench: ["1.2.9"]
#   models: [components]
package kubevet["control-plane"]["apiserver-event-rate-limit-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.has(c, "enable-admission-plugins")
	not "EventRateLimit" in component.elements(c, "enable-admission-plugins")
	finding := component.at(c, "enable-admission-plugins", "the admission plug-in EventRateLimit is not enabled")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	component.missing(c, "enable-admission-plugins")
	finding := component.absent(c, "the admission plug-in EventRateLimit is not enabled")
}
