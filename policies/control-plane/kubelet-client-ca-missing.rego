# METADATA
# title: Kubelet trusts no client certificate
# description: |
#   The API server authenticates to kubelets by a client certificate. A kubelet without
#   the CA cannot verify it. kubeadm fills the field in, so beside its configuration an
#   absent one means nothing.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: KubeletConfiguration
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [kubelet]
#   compliance:
#     cis-1.12: ["4.2.3"]
#     cis-1.23: ["4.2.3"]
#     mitre: [T1609]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0081]
#     checkov: [CKV_K8S_140]
#     kubescape: [C-0070, C-0174]
#     kube-bench: ["4.2.3"]
#   models: [components]
package kubevet["control-plane"]["kubelet-client-ca-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kubelet")
	input.object.kind == "KubeletConfiguration"
	not component.has(c, "client-ca-file")
	not _kubeadm
	finding := {"path": ["authentication", "x509", "clientCAFile"], "message": "the kubelet trusts no client certificate"}
}

deny contains finding if {
	some c in component.named("kubelet")
	component.missing(c, "client-ca-file")
	not component.has(c, "config")
	finding := component.absent(c, "the kubelet trusts no client certificate")
}

_kubeadm if {
	some kind in {"ClusterConfiguration", "InitConfiguration", "JoinConfiguration"}
	input.index[kind]
}
