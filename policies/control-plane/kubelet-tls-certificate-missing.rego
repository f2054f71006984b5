# METADATA
# title: Kubelet signs its serving certificate itself
# description: |
#   The API server cannot verify a certificate that the kubelet signed itself. Either a
#   certificate is given, or serverTLSBootstrap has the cluster sign one.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/
#     description: TLS bootstrapping
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.9"]
#     cis-1.23: ["4.2.10"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0088, KCV-0089]
#     checkov: [CKV_K8S_148]
#     kubescape: [C-0181]
#     kube-bench: ["4.2.9"]
#   models: [components]
package kubevet["control-plane"]["kubelet-tls-certificate-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	input.object.kind == "KubeletConfiguration"
	not component.on(c, "rotate-server-certificates")
	not _given(c)
	finding := {"path": ["serverTLSBootstrap"], "message": "the kubelet signs its serving certificate itself"}
}

_given(c) if {
	component.has(c, "tls-cert-file")
	component.has(c, "tls-private-key-file")
}
