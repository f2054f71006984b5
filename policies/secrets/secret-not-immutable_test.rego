package kubevet.secrets["secret-not-immutable_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["secret-not-immutable"] as rule

test_deny_mutable if {
	rule.deny == {{"path": ["immutable"], "message": `ConfigMap "c" can be changed in place`}} with input as testing.input_for(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {a: b}}`)
	rule.deny == {{"path": ["immutable"], "message": `Secret "s" can be changed in place`}} with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, immutable: false}`)
	rule.deny == {{"path": ["immutable"], "message": `Secret "s" can be changed in place`}} with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, immutable: null}`)
}

test_allow_immutable_and_filled_later if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, immutable: true}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, type: kubernetes.io/service-account-token}`)
}
