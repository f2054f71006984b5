# METADATA
# title: API server does not verify kubelets
# description: |
#   Logs, exec and port-forward go to whoever answers at the node's address. kubeadm
#   leaves it so, because kubelets sign their serving certificates themselves unless
#   serverTLSBootstrap is on.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/
#     description: Communication between nodes and the control plane
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.5"]
#     cis-1.23: ["1.2.6"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0006]
#     checkov: [CKV_K8S_73]
#     kubescape: [C-0117]
#     kube-bench: ["1.2.5"]
#   models: [components]
package kubevet["control-plane"]["apiserver-kubelet-ca-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"kubelet-certificate-authority"}
	component.missing(c, flag)
	finding := component.absent(c, $"kubelets are not verified: --{flag} is not set")
}
