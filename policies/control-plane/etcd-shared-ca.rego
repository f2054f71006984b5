# METADATA
# title: etcd trusts the cluster's CA
# description: |
#   Every client certificate of the cluster, of kubelets and of users, opens etcd: the
#   server that asks for certificates accepts them all.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/configuration/
#     description: etcd, configuration options
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
# custom:
#   severity: medium
#   profile: strict
#   kinds: [component]
#   components: [etcd]
#   compliance:
#     cis-1.12: ["2.7"]
#     mitre: [T1078]
#     cwe: [CWE-295]
#   aliases:
#     kubescape: [C-0159]
#     kube-bench: ["2.7"]
#   models: [components]
package kubevet["control-plane"]["etcd-shared-ca"]

import data.kubevet.lib.component

deny contains finding if {
	some c in component.named("etcd")
	ca := component.setting(c, "trusted-ca-file")
	ca in _client_cas
	finding := component.at(c, "trusted-ca-file", "etcd trusts every client certificate of the cluster")
}

_client_cas := {component.setting(c, "client-ca-file") |
	some _, components in input.model.components
	some c in components
	c.name == "kube-apiserver"
	component.setting(c, "client-ca-file") != ""
}
