package kubevet.secrets["sealed-secret-cluster-wide-scope_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["sealed-secret-cluster-wide-scope"] as rule

test_deny_scopes if {
	rule.deny == {{
		"path": ["metadata", "annotations", "sealedsecrets.bitnami.com/cluster-wide"],
		"message": `SealedSecret "s" can be unsealed in every namespace`,
		"severity": "medium",
	}} with input as _sealed(`{"sealedsecrets.bitnami.com/cluster-wide": "true"}`)
	rule.deny == {{
		"path": ["metadata", "annotations", "sealedsecrets.bitnami.com/namespace-wide"],
		"message": `SealedSecret "s" can be unsealed under every name of its namespace`,
		"severity": "low",
	}} with input as _sealed(`{"sealedsecrets.bitnami.com/namespace-wide": "true"}`)
}

test_allow_strict_scope if {
	rule.deny == set() with input as _sealed(`{"sealedsecrets.bitnami.com/cluster-wide": "false", "sealedsecrets.bitnami.com/managed": "true"}`)
	rule.deny == set() with input as _sealed(`null`)
}

_sealed(annotations) := testing.input_for(sprintf("{apiVersion: bitnami.com/v1alpha1, kind: SealedSecret, metadata: {name: s, annotations: %s}}", [annotations]))
