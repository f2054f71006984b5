# METADATA
# title: API server speaks to etcd without TLS
# description: |
#   All that the cluster stores, Secrets among it, crosses the network in clear, and
#   who reaches etcd's port reads and writes it.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver, command line
# custom:
#   severity: critical
#   profile: recommended
#   kinds: [component]
#   components: [kube-apiserver]
#   compliance:
#     mitre: [T1040]
#     cwe: [CWE-319]
#   models: [components]
package kubevet["control-plane"]["apiserver-etcd-plaintext"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("kube-apiserver")
	some url in component.urls(c, "etcd-servers")
	url.scheme == "http"
	not component.loopback(url.host)
	finding := component.at(c, "etcd-servers", "kube-apiserver speaks to etcd without TLS")
}
