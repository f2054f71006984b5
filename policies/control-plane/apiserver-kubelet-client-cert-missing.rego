# METADATA
# title: API server has no certificate for kubelets
# description: |
#   Kubelets that authenticate their clients refuse logs, exec and port-forward, or
#   they accept them from everybody.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.4"]
#     cis-1.23: ["1.2.5"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0005]
#     checkov: [CKV_K8S_72]
#     kubescape: [C-0116]
#     kube-bench: ["1.2.4"]
#   models: [components]
package kubevet["control-plane"]["apiserver-kubelet-client-cert-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"kubelet-client-certificate", "kubelet-client-key"}
	component.missing(c, flag)
	finding := component.absent(c, "kube-apiserver has no client certificate for kubelets")
}
