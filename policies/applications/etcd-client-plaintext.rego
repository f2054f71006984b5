# METADATA
# title: etcd takes requests of anybody
# description: |
#   Without TLS, or without asking for certificates or passwords, whoever reaches the
#   port of etcd reads and changes everything in it. This is about what is told in
#   files and variables; the etcd of a control plane and the flags of every other have
#   rules of their own.
# related_resources:
#   - ref: https://etcd.io/docs/v3.6/op-guide/security/
#     description: etcd, transport security
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   yields: [etcd-plaintext-listener]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-319]
package kubevet.applications["etcd-client-plaintext"]

import data.kubevet.lib.config

deny contains finding if {
	some setting in config.settings("etcd", {"file": {"listen-client-urls"}, "env": {"ETCD_LISTEN_CLIENT_URLS"}, "args": {"listen-client-urls"}})
	is_string(setting.value)
	some url in split(setting.value, ",")
	startswith(trim_space(url), "http://")
	address := trim_prefix(trim_space(url), "http://")
	not config.local(address)
	finding := config.at(setting, $"etcd is reached at {trim_space(url)} without TLS, set in {config.where(setting.source)}")
}

deny contains finding if {
	some setting in config.settings("etcd", {"env": {"ALLOW_NONE_AUTHENTICATION"}})
	config.on(setting.value)
	config.complete(setting.source)
	every value in config.told(setting.source, {"env": {"ETCD_ROOT_PASSWORD", "ETCD_ROOT_PASSWORD_FILE", "ETCD_CLIENT_CERT_AUTH"}}) { value in {"", "false"} }
	finding := config.at(setting, $"etcd takes requests of anybody, set in {config.where(setting.source)}")
}
