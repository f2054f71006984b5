package kubevet.secrets["plaintext-secret-manifest_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["plaintext-secret-manifest"] as rule

test_deny_data if {
	testing.stated(rule.deny) == {{"path": ["data"], "message": `plain-text values in Secret "s": api, password`}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {username: YXBw, password: ZHJhZ29uZmx5LTQy, api: OWY4ZDdjNmI1YTRlM2YyZDFjMGI=}`)
}

test_deny_string_data_once_with_data if {
	testing.stated(rule.deny) == {{"path": ["stringData"], "message": `plain-text values in Secret "s": api, password`}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {password: ZHJhZ29uZmx5LTQy}
stringData: {api: 9f8d7c6b5a4e3f2d1c0b, password: dragonfly-42}`)
}

test_deny_files if {
	testing.stated(rule.deny) == {{"message": "plain-text values in Secret \"s\": app.yaml", "path": ["stringData", "app.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
stringData:
  app.yaml: |
    db:
      user: app
      password: dragonfly-42
  other.yaml: |
    db:
      user: app
      password: ${DB_PASSWORD}`)
}

test_deny_of_kustomization if {
	bundle := testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s-2h4k}, data: {password: ZHJhZ29uZmx5LTQy}}`)
	testing.stated(rule.deny) == {{"message": "plain-text values in Secret \"s-2h4k\": password", "path": ["data", "password"]}} with input as object.union(bundle, {"source": "kustomization"})
}

test_allow_of_chart if {
	bundle := testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: ZHJhZ29uZmx5LTQy}}`)
	rule.deny == set() with input as object.union(bundle, {"source": "chart"})
}

test_allow_encrypted if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
stringData: {password: "ENC[AES256_GCM,data:p673w7o=,iv:a,tag:b,type:str]"}
sops: {mac: "ENC[AES256_GCM,data:x]"}`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {password: ZHJhZ29uZmx5LTQy}
sops: {mac: "ENC[AES256_GCM,data:x]", encrypted_regex: "^(data)$"}`)
}

test_allow_issued_empty_and_placeholders if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, type: kubernetes.io/service-account-token, data: {extra: ZHJhZ29uZmx5LTQy}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, type: helm.sh/release.v1, data: {release: SDRzSUFBQUFBQUFDLw==}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {password: ""}, stringData: {token: "", key: null}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {password: "<path:secret/data/db#password>", token: "${TOKEN}", key: REPLACE_ME, other: "{{ .other }}"}}`)
}

test_allow_what_is_no_secret if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: repo, labels: {argocd.argoproj.io/secret-type: repository}}
stringData: {type: git, url: "https://git.acme.io/shop", username: bot, insecure: "true", project: shop, enableLfs: "true", port: "22"}`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: ca}
stringData:
  ca.crt: |
    -----BEGIN CERTIFICATE-----
    MIIBhzCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDExFpZGVudGl0
    -----END CERTIFICATE-----
  id_ed25519.pub: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE bot`)
}

test_allow_what_other_rules_report if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {password: changeme, dsn: "postgres://app:dragonfly-42@db/app"}}`)
}
