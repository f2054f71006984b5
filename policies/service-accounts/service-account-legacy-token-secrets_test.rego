package kubevet["service-accounts"]["service-account-legacy-token-secrets_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["service-account-legacy-token-secrets"] as rule

test_deny_generated_name_and_secret_of_the_bundle if {
	rule.deny == {
		{"path": ["secrets", 0], "message": `secret "ci-token-x7kf2" holds a token that does not expire`},
		{"path": ["secrets", 1], "message": `secret "ci-api" holds a token that does not expire`},
	} with input as testing.input_for(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: ci}
secrets: [{name: ci-token-x7kf2}, {name: ci-api}, {name: ci-token-abcde}, {name: other}]
---
apiVersion: v1
kind: Secret
metadata: {name: ci-api, annotations: {kubernetes.io/service-account.name: ci}}
type: kubernetes.io/service-account-token
---
apiVersion: v1
kind: Secret
metadata: {name: ci-token-abcde}
type: Opaque
`)
}

test_allow_other_secrets if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: ci}
secrets: [{name: ci-dockercfg-x7kf2}, {name: github-token}, {name: web-token-x7kf2}, {}, x, null]
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: ci}
secrets: x
`)
}
