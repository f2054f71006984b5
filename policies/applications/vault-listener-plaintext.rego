# METADATA
# title: Vault listens without TLS
# description: |
#   Tokens and secrets go over the network in plain text, for everybody on the way to
#   read. The listener is not bound to the pod itself, so that others reach it. A
#   service mesh that encrypts between pods is not seen here.
# related_resources:
#   - ref: https://developer.hashicorp.com/vault/docs/configuration/listener/tcp
#     description: Vault, TCP listener
#   - ref: https://openbao.org/docs/configuration/listener/tcp/
#     description: OpenBao, TCP listener
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload, Vault.vault.banzaicloud.com]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-319]
package kubevet.applications["vault-listener-plaintext"]

import data.kubevet.lib.config

deny contains finding if {
	some source in config.files("vault")
	some block in source.blocks
	regex.match(`(^|\.)listener(\.tcp)?$`, block.full)
	_tcp(block)
	some setting in block.settings.tls_disable
	config.on(setting.value)
	not _within(block)
	finding := config.at(setting, $"the listener of Vault in {config.where(source)} speaks HTTP without TLS")
}

_tcp(block) if startswith(block.argument, "tcp")

_tcp(block) if endswith(block.full, ".tcp")

_within(block) if {
	some address in block.settings.address
	config.local(address.value)
}

# The server for development keeps everything in memory and has no TLS.
deny contains finding if {
	some source in config.of("vault")
	source.form == "args"
	some word in source.words
	word.value == "server"
	some setting in source.settings.dev
	finding := config.at(setting, $"Vault in {config.where(source)} runs as a server for development, without TLS")
}
