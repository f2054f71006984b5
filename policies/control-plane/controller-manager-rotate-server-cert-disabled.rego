# METADATA
# title: Controller manager sets a feature gate that only kubelets read
# description: |
#   Benchmarks ask that RotateKubeletServerCertificate is not turned off here, but only
#   kubelets read it: the setting has no effect in the controller manager.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager, command line
# custom:
#   severity: info
#   profile: strict
#   kinds: [component]
#   components: [kube-controller-manager]
#   compliance:
#     cis-1.12: ["1.3.6"]
#     cis-1.23: ["1.3.6"]
#     mitre: [T1557]
#     cwe: [CWE-324]
#   aliases:
#     trivy: [KCV-0038]
#     checkov: [CKV_K8S_112]
#     kubescape: [C-0149]
#     kube-bench: ["1.3.6"]
#   models: [components]
package kubevet["control-plane"]["controller-manager-rotate-server-cert-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-controller-manager")
	component.is_false(component.gate(c, "RotateKubeletServerCertificate"))
	finding := component.at(c, "feature-gates", "RotateKubeletServerCertificate has no effect in kube-controller-manager")
}
