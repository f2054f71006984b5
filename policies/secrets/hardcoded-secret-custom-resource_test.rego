package kubevet.secrets["hardcoded-secret-custom-resource_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["hardcoded-secret-custom-resource"] as rule

test_deny_values_of_releases if {
	rule.deny == {
		{"path": ["spec", "values", "postgresql", "auth", "password"], "message": `"password" in spec.values.postgresql.auth is a literal credential`},
		{"path": ["spec", "values", "extraEnv", 0, "value"], "message": `"API_TOKEN" in spec.values.extraEnv.0 is a literal credential`},
	} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec:
  values:
    postgresql: {auth: {username: shop, password: dragonfly-42, existingSecret: ""}}
    extraEnv: [{name: API_TOKEN, value: 9f8d7c6b5a4e3f2d1c0b}, {name: LOG_LEVEL, value: info}]`)
}

test_deny_applications if {
	rule.deny == {
		{"path": ["spec", "source", "helm", "parameters", 0, "value"], "message": `"auth.password" in spec.source.helm.parameters.0 is a literal credential`},
		{"path": ["spec", "source", "helm", "values", "grafana", "adminPassword"], "message": `"adminPassword" in spec.source.helm.values.grafana is a literal credential`},
		{"path": ["spec", "source", "helm", "valuesObject", "rootPassword"], "message": `"rootPassword" in spec.source.helm.valuesObject is a literal credential`},
	} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  source:
    helm:
      parameters: [{name: auth.password, value: dragonfly-42}, {name: image.tag, value: "1.0.0"}]
      values: |
        grafana:
          adminPassword: dragonfly-42
      valuesObject: {rootPassword: dragonfly-42}`)
}

test_deny_options_and_parameters if {
	rule.deny == {{"path": ["parameters", "secretAccessKey"], "message": `"secretAccessKey" in parameters is a literal credential`}} with input as testing.input_for(`{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: s}, parameters: {secretAccessKey: 9f8d7c6b5a4e3f2d1c0b9a8e}}`)
	rule.deny == {{"path": ["spec", "arguments", "parameters", 0, "value"], "message": `"deploy-token" in spec.arguments.parameters.0 is a literal credential`}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: w}
spec:
  arguments: {parameters: [{name: deploy-token, value: 9f8d7c6b5a4e3f2d1c0b}]}
  templates: [{name: t, container: {env: [{name: DB_PASSWORD, value: dragonfly-42}]}}]`)
}

test_allow_references_and_sealed_values if {
	every text in [
		"{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: s}, spec: {encryptedData: {password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq}}}",
		`{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: s}, spec: {target: {template: {data: {password: "{{ .password }}"}}}, data: [{secretKey: db-password, remoteRef: {key: shop/db, property: password}}]}}`,
		"{apiVersion: secrets.hashicorp.com/v1beta1, kind: VaultStaticSecret, metadata: {name: s}, spec: {path: shop/db, vaultAuthRef: default, destination: {name: db-secret}}}",
		"{apiVersion: isindir.github.com/v1alpha3, kind: SopsSecret, metadata: {name: s}, spec: {secretTemplates: [{stringData: {password: 'ENC[AES256_GCM,data:abc=,type:str]'}}]}}",
		"{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: s}, spec: {values: {password: 'ENC[AES256_GCM,data:abc=,type:str]', auth: {existingSecret: db, secretKeys: {adminPasswordKey: postgres-password}}, token: '${TOKEN}', apiKey: <key>}}}",
		"{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: s}, spec: {acme: {privateKeySecretRef: {name: issuer-account-key}, solvers: [{dns01: {cloudflare: {apiTokenSecretRef: {name: cloudflare-api-token, key: api-token}}}}]}}}",
		"{apiVersion: kafka.strimzi.io/v1, kind: KafkaBridge, metadata: {name: s}, spec: {authentication: {username: shop, passwordSecret: {secretName: shop, password: my-passw0rd}}}}",
		"{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {password: dragonfly-42}}",
		"{apiVersion: v1, kind: Pod, metadata: {name: c}, spec: {containers: [{env: [{name: PASSWORD, value: dragonfly-42}]}]}}",
		"{apiVersion: x.io/v1, kind: X, metadata: {name: c}, spec: {description: 'password: dragonfly-42', password: 12345678, token: [a], secret: null}}",
	] {
		denied := rule.deny with input as testing.input_for(text)
		denied == set()
	}
}
