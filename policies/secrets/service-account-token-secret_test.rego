package kubevet.secrets["service-account-token-secret_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["service-account-token-secret"] as rule

test_deny_token if {
	rule.deny == {{"path": ["type"], "message": `Secret "bot-token" holds a token of service account "bot" that does not expire`}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: bot-token, annotations: {kubernetes.io/service-account.name: bot}}
type: kubernetes.io/service-account-token`)
	rule.deny == {{"path": ["type"], "message": `Secret "t" holds a token of service account "" that does not expire`}} with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/service-account-token}`)
}

test_allow_other_types if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: t, annotations: {kubernetes.io/service-account.name: bot}}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: t}, type: kubernetes.io/dockerconfigjson}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: null, type: [kubernetes.io/service-account-token]}`)
}
