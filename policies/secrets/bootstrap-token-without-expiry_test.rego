package kubevet.secrets["bootstrap-token-without-expiry_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["bootstrap-token-without-expiry"] as rule

test_deny_without_expiration if {
	rule.deny == {{"path": ["stringData", "expiration"], "message": `bootstrap token "bootstrap-token-07401b" does not expire`}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: bootstrap-token-07401b, namespace: kube-system}
type: bootstrap.kubernetes.io/token
stringData: {token-id: 07401b, usage-bootstrap-authentication: "true"}`)
	rule.deny == {{"path": ["data", "expiration"], "message": `bootstrap token "b" does not expire`}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: b}
type: bootstrap.kubernetes.io/token
data: {token-id: MDc0MDFi, expiration: ""}`)
}

test_deny_far_expiration if {
	rule.deny == {{"path": ["stringData", "expiration"], "message": `bootstrap token "b" does not expire`}} with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: b}, type: bootstrap.kubernetes.io/token, stringData: {expiration: "9999-12-31T00:00:00Z"}}`)
}

test_allow_expiration if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: b}, type: bootstrap.kubernetes.io/token, stringData: {expiration: "2027-03-10T03:22:11Z"}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: b}, type: bootstrap.kubernetes.io/token, data: {expiration: MjAyNy0wMy0xMFQwMzoyMjoxMVo=}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: b}, type: bootstrap.kubernetes.io/token, stringData: {expiration: soon}}`)
}

test_allow_other_types if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: b}, stringData: {token-id: 07401b}}`)
}
