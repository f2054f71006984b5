# METADATA
# title: Connection to Vault is not verified
# description: |
#   A client of Vault accepts any certificate, or connects without TLS. Whoever
#   can answer in Vault's place, on the network or by DNS, receives the token or
#   service account token the client logs in with, and can read all secrets it
#   fetches or supply others.
# related_resources:
#   - ref: https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations
#     description: Vault Agent Injector, annotations
#   - ref: https://developer.hashicorp.com/vault/docs/commands#vault_skip_verify
#     description: Vault, VAULT_SKIP_VERIFY
#   - ref: https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference#vaultconnection
#     description: Vault Secrets Operator, VaultConnection
#   - ref: https://external-secrets.io/latest/provider/hashicorp-vault/
#     description: External Secrets Operator, HashiCorp Vault
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [workload, SecretStore.external-secrets.io, ClusterSecretStore.external-secrets.io, VaultConnection.secrets.hashicorp.com]
#   masks: false
#   compliance:
#     mitre: [T1557]
#     cwe: [CWE-295]
package kubevet.secrets["vault-tls-skip-verify"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some p in pod.pods
	some annotation in pod.annotations(p)
	annotation.key in {"vault.hashicorp.com/tls-skip-verify", "vault.security.banzaicloud.io/vault-skip-verify"}
	_true(annotation.value)
	finding := {
		"path": annotation.path,
		"message": "the Vault agent accepts any certificate of the server",
	}
}

deny contains finding if {
	some container in pod.containers
	some variable in pod.items(container, "env")
	variable.spec.name in {"VAULT_SKIP_VERIFY", "AGENT_INJECT_VAULT_SKIP_VERIFY", "AGENT_INJECT_VAULT_TLS_SKIP_VERIFY"}
	_true(variable.spec.value)
	finding := {
		"path": array.concat(variable.path, ["value"]),
		"message": $"{container.name} accepts any certificate of Vault",
	}
}

deny contains finding if {
	path := ["spec", "provider", "vault", "server"]
	server := object.get(input.object, path, "")
	_plain(server)
	finding := {
		"path": path,
		"message": $`{input.object.kind} "{manifest.name}" connects to Vault without TLS`,
	}
}

deny contains finding if {
	manifest.group_kind == "VaultConnection.secrets.hashicorp.com"
	input.object.spec.skipTLSVerify == true
	finding := {
		"path": ["spec", "skipTLSVerify"],
		"message": $`VaultConnection "{manifest.name}" accepts any certificate of the server`,
	}
}

deny contains finding if {
	manifest.group_kind == "VaultConnection.secrets.hashicorp.com"
	_plain(input.object.spec.address)
	finding := {
		"path": ["spec", "address"],
		"message": $`VaultConnection "{manifest.name}" connects to Vault without TLS`,
	}
}

# What Go's strconv.ParseBool takes for true.
_true(value) if value in {"1", "t", "T", "TRUE", "true", "True"}

# Vault beside the client in the same pod needs no TLS.
_plain(address) if {
	is_string(address)
	regex.match(`^(?i:http)://`, address)
	not regex.match(`^(?i:http)://(?:localhost|127\.|\[::1\])`, address)
}
