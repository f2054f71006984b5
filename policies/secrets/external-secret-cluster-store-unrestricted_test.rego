package kubevet.secrets["external-secret-cluster-store-unrestricted_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["external-secret-cluster-store-unrestricted"] as rule

test_deny_without_conditions if {
	every text in ["{provider: {}}", "{provider: {}, conditions: []}", "{provider: {}, conditions: null}"] {
		denied := rule.deny with input as _store(text)
		denied == {{"path": ["spec", "conditions"], "message": `every namespace may read through ClusterSecretStore "s"`}}
	}
}

test_deny_conditions_that_all_meet if {
	rule.deny == {
		{"path": ["spec", "conditions", 1, "namespaceSelector"], "message": `every namespace may read through ClusterSecretStore "s"`},
		{"path": ["spec", "conditions", 2, "namespaceRegexes"], "message": `every namespace may read through ClusterSecretStore "s"`},
	} with input as _store(`{conditions: [{namespaces: [shop]}, {namespaceSelector: {}}, {namespaceRegexes: [".*"]}]}`)
}

test_allow_conditions if {
	rule.deny == set() with input as _store(`{conditions: [{namespaces: [shop]}, {namespaceSelector: {matchLabels: {team: shop}}}, {namespaceRegexes: ["^shop-.*$"]}]}`)
	rule.deny == set() with input as _store(`{conditions: [{namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}}, null, text, {namespaceSelector: null}]}`)
}

_store(spec) := testing.input_for(sprintf("{apiVersion: external-secrets.io/v1, kind: ClusterSecretStore, metadata: {name: s}, spec: %s}", [spec]))
