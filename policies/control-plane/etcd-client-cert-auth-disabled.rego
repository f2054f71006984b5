# METADATA
# title: etcd does not ask clients for a certificate
# description: |
#   Whoever reaches the port reads and writes everything that the cluster stores, and
#   so is cluster-admin.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/configuration/
#     description: etcd, configuration options
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [component]
#   components: [etcd]
#   compliance:
#     cis-1.12: ["2.2"]
#     cis-1.23: ["2.2"]
#     mitre: [T1552]
#     cwe: [CWE-306]
#   aliases:
#     trivy: [KCV-0043]
#     checkov: [CKV_K8S_117]
#     kubescape: [C-0154]
#     kube-bench: ["2.2"]
#   models: [components]
package kubevet["control-plane"]["etcd-client-cert-auth-disabled"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	component.off(c, "client-cert-auth")
	finding := object.union(component.at(c, "client-cert-auth", "etcd asks its clients for no certificate"), {"severity": _severity(c)})
}

deny contains finding if {
	some c in component.named("etcd")
	component.missing(c, "client-cert-auth")
	not component.has(c, "trusted-ca-file")
	finding := object.union(component.absent(c, "etcd asks its clients for no certificate, its default"), {"severity": _severity(c)})
}

_open(c) if {
	some url in component.urls(c, "listen-client-urls")
	not component.loopback(url.host)
}

_severity(c) := "critical" if _open(c)

_severity(c) := "medium" if not _open(c)
