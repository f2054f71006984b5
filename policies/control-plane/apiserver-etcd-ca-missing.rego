# METADATA
# title: API server does not verify etcd by the cluster's own CA
# description: |
#   Without --etcd-cafile the certificate of etcd is checked against the roots of the
#   container, which do not know the cluster's CA.
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
#     cis-1.12: ["1.2.26"]
#     cis-1.23: ["1.2.29"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0029]
#     checkov: [CKV_K8S_102]
#     kubescape: [C-0140]
#     kube-bench: ["1.2.26"]
#   models: [components]
package kubevet["control-plane"]["apiserver-etcd-ca-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some flag in {"etcd-cafile"}
	component.missing(c, flag)
	some url in component.urls(c, "etcd-servers")
	url.scheme == "https"
	finding := component.absent(c, $"the certificate of etcd is not verified by its own CA: --{flag} is not set")
}
