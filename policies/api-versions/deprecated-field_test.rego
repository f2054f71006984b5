package kubevet["api-versions"]["deprecated-field_test"]

import data.kubevet["api-versions"]["deprecated-field"] as rule
import data.kubevet.lib.testing

test_deny_service if {
	rule.deny == {
		{"path": ["spec", "externalIPs"], "message": `"externalIPs" is deprecated since Kubernetes 1.36: whoever sets it can take over traffic`},
		{"path": ["spec", "loadBalancerIP"], "message": `"loadBalancerIP" is deprecated: providers have annotations of their own`},
	} with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {externalIPs: [192.0.2.1], loadBalancerIP: 192.0.2.1}")
}

test_deny_volume if {
	rule.deny == {{"path": ["spec", "persistentVolumeReclaimPolicy"], "message": "the reclaim policy Recycle is deprecated"}} with input as testing.input_for("apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: a}\nspec: {persistentVolumeReclaimPolicy: Recycle}")
}

test_deny_account if {
	rule.deny == {{"path": ["spec", "serviceAccount"], "message": `"serviceAccount" is deprecated for "serviceAccountName"`}} with input as testing.input_for("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {serviceAccount: a, containers: []}")
}

# The API server fills in the old name beside the new one.
test_allow_both_accounts if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {serviceAccount: a, serviceAccountName: a, containers: []}")
}

test_allow_service if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {externalIPs: [], loadBalancerIP: ''}")
}
