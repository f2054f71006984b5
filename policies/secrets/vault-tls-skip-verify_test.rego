package kubevet.secrets["vault-tls-skip-verify_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["vault-tls-skip-verify"] as rule

test_deny_workloads if {
	rule.deny == {
		{"path": ["spec", "template", "metadata", "annotations", "vault.hashicorp.com/tls-skip-verify"], "message": "the Vault agent accepts any certificate of the server"},
		{"path": ["spec", "template", "spec", "initContainers", 0, "env", 0, "value"], "message": `init container "i" accepts any certificate of Vault`},
		{"path": ["spec", "template", "spec", "containers", 0, "env", 1, "value"], "message": `container "c" accepts any certificate of Vault`},
	} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: d, annotations: {vault.hashicorp.com/tls-skip-verify: "true"}}
spec:
  template:
    metadata: {annotations: {vault.hashicorp.com/tls-skip-verify: "true"}}
    spec:
      initContainers: [{name: i, env: [{name: VAULT_SKIP_VERIFY, value: "1"}]}]
      containers: [{name: c, env: [{name: VAULT_ADDR, value: "https://vault"}, {name: VAULT_SKIP_VERIFY, value: "true"}]}]`)
}

test_deny_stores_and_connections if {
	rule.deny == {{"path": ["spec", "provider", "vault", "server"], "message": `SecretStore "s" connects to Vault without TLS`}} with input as testing.input_for(`{apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: s}, spec: {provider: {vault: {server: "http://vault:8200"}}}}`)
	rule.deny == {
		{"path": ["spec", "skipTLSVerify"], "message": `VaultConnection "v" accepts any certificate of the server`},
		{"path": ["spec", "address"], "message": `VaultConnection "v" connects to Vault without TLS`},
	} with input as testing.input_for(`{apiVersion: secrets.hashicorp.com/v1beta1, kind: VaultConnection, metadata: {name: v}, spec: {address: "http://vault:8200", skipTLSVerify: true}}`)
}

test_allow_verified if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p, annotations: {vault.hashicorp.com/tls-skip-verify: "false"}}
spec:
  containers:
    - name: c
      env: [{name: VAULT_SKIP_VERIFY, value: "false"}, {name: VAULT_SKIP_VERIFY, valueFrom: {configMapKeyRef: {name: c, key: k}}}, {name: VAULT_SKIP_VERIFY, value: ""}]`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: s}, spec: {provider: {vault: {server: "https://vault:8200"}}}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: s}, spec: {provider: {vault: {server: "http://127.0.0.1:8200"}}}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: secrets.hashicorp.com/v1beta1, kind: VaultConnection, metadata: {name: v}, spec: {address: "https://vault:8200", skipTLSVerify: false}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: external-secrets.io/v1, kind: SecretStore, metadata: {name: s}, spec: {provider: {vault: {server: [x]}}}}`)
}
