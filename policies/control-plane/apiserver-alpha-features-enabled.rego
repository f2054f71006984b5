# METADATA
# title: API server serves alpha features
# description: |
#   Alpha features and APIs may be incomplete, insecure and gone in the next release,
#   with the objects that were made.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
#     description: Feature gates
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver, kube-controller-manager, kube-scheduler, kubelet, kube-proxy]
#   compliance:
#     cwe: [CWE-1188]
#   models: [components]
package kubevet["control-plane"]["apiserver-alpha-features-enabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.all
	component.is_true(component.gate(c, "AllAlpha"))
	finding := component.at(c, "feature-gates", $"{c.name} has all alpha features on")
}

deny contains finding if {
	some c in component.named("kube-apiserver")
	some pair in component.elements(c, "runtime-config")
	[api, value] := split(pair, "=")
	api in {"api/alpha", "api/all"}
	component.is_true(value)
	finding := component.at(c, "runtime-config", "kube-apiserver serves all alpha APIs")
}
