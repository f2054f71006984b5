package kubevet.secrets["secret-store-inline-credential_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["secret-store-inline-credential"] as rule

test_deny_static_credentials if {
	rule.deny == {{"path": ["spec", "provider", "aws", "auth", "secretRef"], "message": `SecretStore "s" logs in to its backend with a static credential`}} with input as _store("SecretStore", "{aws: {service: SecretsManager, auth: {secretRef: {accessKeyIDSecretRef: {name: a}}}}}")
	rule.deny == {{"path": ["spec", "provider", "azurekv", "authSecretRef", "clientSecret"], "message": `ClusterSecretStore "s" logs in to its backend with a static credential`}} with input as _store("ClusterSecretStore", "{azurekv: {authSecretRef: {clientId: {name: a}, clientSecret: {name: a}}}}")
	rule.deny == {{"path": ["spec", "provider", "vault", "auth", "tokenSecretRef"], "message": `SecretStore "s" logs in to its backend with a static credential`}} with input as _store("SecretStore", "{vault: {auth: {tokenSecretRef: {name: a}}}}")
}

test_allow_identities if {
	every provider in [
		"{aws: {service: SecretsManager, auth: {jwt: {serviceAccountRef: {name: a}}}}}",
		"{aws: {service: SecretsManager}}",
		"{azurekv: {authType: WorkloadIdentity, authSecretRef: {clientId: {name: a}, tenantId: {name: a}}}}",
		"{vault: {auth: {kubernetes: {role: a, serviceAccountRef: {name: a}}}}}",
		"{vault: {auth: {jwt: {kubernetesServiceAccountToken: {serviceAccountRef: {name: a}}}}}}",
		"{gcpsm: {auth: {workloadIdentity: {serviceAccountRef: {name: a}}}}}",
		"{onepassword: {auth: {secretRef: {connectTokenSecretRef: {name: a}}}}}",
		"{aws: {auth: null}}", "{aws: {auth: {secretRef: text}}}", "null",
	] {
		denied := rule.deny with input as _store("SecretStore", provider)
		denied == set()
	}
}

_store(kind, provider) := testing.input_for(sprintf("{apiVersion: external-secrets.io/v1beta1, kind: %s, metadata: {name: s}, spec: {provider: %s}}", [kind, provider]))
