# METADATA
# title: etcd speaks to peers with a certificate of its own making
# description: |
#   etcd signs a certificate itself at start, which peers cannot verify: whoever is on
#   the path can take its place.
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
#     cis-1.12: ["2.6"]
#     cis-1.23: ["2.6"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0047]
#     kubescape: [C-0158]
#     kube-bench: ["2.6"]
#   models: [components]
package kubevet["control-plane"]["etcd-peer-auto-tls"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	component.on(c, "peer-auto-tls")
	finding := component.at(c, "peer-auto-tls", "etcd signs its certificate itself, so peers cannot verify it")
}
