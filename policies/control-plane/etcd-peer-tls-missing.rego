# METADATA
# title: etcd members replicate without TLS
# description: |
#   Members send each other everything that the cluster stores in clear, and accept
#   whoever joins.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/configuration/
#     description: etcd, configuration options
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
# custom:
#   severity: high
#   profile: recommended
#   kinds: [component]
#   components: [etcd]
#   compliance:
#     cis-1.12: ["2.4"]
#     cis-1.23: ["2.4"]
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     trivy: [KCV-0045]
#     checkov: [CKV_K8S_119]
#     kubescape: [C-0156]
#     kube-bench: ["2.4"]
#   models: [components]
package kubevet["control-plane"]["etcd-peer-tls-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	some flag in {"peer-cert-file", "peer-key-file"}
	component.missing(c, flag)
	not component.on(c, "peer-auto-tls")
	count(component.elements(c, "initial-cluster")) > 1
	finding := component.absent(c, "etcd members replicate without a certificate")
}
