# METADATA
# title: etcd does not ask peers for a certificate
# description: |
#   Whoever reaches the peer port can join as a member and gets a copy of everything
#   that the cluster stores.
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
#     cis-1.12: ["2.5"]
#     cis-1.23: ["2.5"]
#     mitre: [T1552]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KCV-0046]
#     checkov: [CKV_K8S_121]
#     kubescape: [C-0157]
#     kube-bench: ["2.5"]
#   models: [components]
package kubevet["control-plane"]["etcd-peer-client-cert-auth-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	component.off(c, "peer-client-cert-auth")
	finding := component.at(c, "peer-client-cert-auth", "etcd asks its peers for no certificate")
}

deny contains finding if {
	some c in component.named("etcd")
	component.missing(c, "peer-client-cert-auth")
	count(component.elements(c, "initial-cluster")) > 1
	finding := component.absent(c, "etcd asks its peers for no certificate, its default")
}
