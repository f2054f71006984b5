# METADATA
# title: etcd listens without TLS
# description: |
#   Who is on the path reads everything that the cluster stores, and who reaches the
#   port writes it. On the port for metrics that is health and metrics only, and an
#   advertised URL only says where clients go.
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
#     mitre: [T1040]
#     cwe: [CWE-319]
#   models: [components]
package kubevet["control-plane"]["etcd-plaintext-listener"]

import data.kubevet.lib.component

_severity := {"listen-client-urls": "critical", "listen-peer-urls": "critical", "listen-metrics-urls": "medium", "advertise-client-urls": "medium"}

deny contains finding if {
	some c in component.named("etcd")
	some flag, severity in _severity
	some url in component.urls(c, flag)
	url.scheme == "http"
	not component.loopback(url.host)
	finding := object.union(component.at(c, flag, $"etcd is reached at {url.url} without TLS"), {"severity": severity})
}
