# METADATA
# title: etcd serves clients without a certificate
# description: |
#   Everything that the cluster stores, Secrets among it, is served without TLS. On a
#   loopback address only programs of the node can listen in.
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
#     cis-1.12: ["2.1"]
#     cis-1.23: ["2.1"]
#     mitre: [T1040]
#     cwe: [CWE-319]
#   aliases:
#     trivy: [KCV-0042]
#     checkov: [CKV_K8S_116]
#     kubescape: [C-0153]
#     kube-bench: ["2.1"]
#   models: [components]
package kubevet["control-plane"]["etcd-server-tls-missing"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	some flag in {"cert-file", "key-file"}
	component.missing(c, flag)
	not component.on(c, "auto-tls")
	not _plaintext_elsewhere(c) # etcd-plaintext-listener
	finding := object.union(component.absent(c, "etcd serves its clients without a certificate"), {"severity": _severity(c)})
}

_open(c) := {url | some url in component.urls(c, "listen-client-urls"); not component.loopback(url.host)}

_plaintext_elsewhere(c) if {
	some url in _open(c)
	url.scheme == "http"
}

_severity(c) := "critical" if count(_open(c)) > 0

_severity(c) := "medium" if count(_open(c)) == 0
