# METADATA
# title: etcd serves clients with a certificate of its own making
# description: |
#   etcd signs a certificate itself at start, which clients cannot verify: whoever is
#   on the path can take its place.
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
#     cis-1.12: ["2.3"]
#     cis-1.23: ["2.3"]
#     mitre: [T1557]
#     cwe: [CWE-295]
#   aliases:
#     trivy: [KCV-0044]
#     checkov: [CKV_K8S_118]
#     kubescape: [C-0155]
#     kube-bench: ["2.3"]
#   models: [components]
package kubevet["control-plane"]["etcd-auto-tls"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	component.on(c, "auto-tls")
	finding := component.at(c, "auto-tls", "etcd signs its certificate itself, so clients cannot verify it")
}
