# METADATA
# title: API server has no certificate for etcd
# description: |
#   etcd cannot tell the API server from anybody else who reaches its port, so it has
#   to accept all.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     cis-1.12: ["1.2.23"]
#     cis-1.23: ["1.2.26"]
#     mitre: [T1552]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0026]
#     checkov: [CKV_K8S_99]
#     kubescape: [C-0137]
#     kube-bench: ["1.2.23"]
#   models: [components]
package kubevet["control-plane"]["apiserver-etcd-client-cert-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"etcd-certfile", "etcd-keyfile"}
	component.missing(c, flag)
	some url in component.urls(c, "etcd-servers")
	url.scheme == "https"
	finding := component.absent(c, $"kube-apiserver has no certificate for etcd: --{flag} is not set")
}
