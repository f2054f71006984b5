package kubevet["service-accounts"]["shared-service-account_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["shared-service-account"] as rule

_workload(name, labels) := sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: %s}\nspec: {template: {metadata: {labels: {%s}}, spec: {serviceAccountName: shop, containers: []}}}", [name, labels])

_binding := "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: b}\nroleRef: {kind: Role, name: r}\nsubjects: [{kind: ServiceAccount, name: shop, namespace: default}]"

_bundle(others) := testing.input_for(concat("\n---\n", array.concat(["apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: shop}"], others)))

test_deny_unrelated_workloads if {
	rule.deny == {{
		"path": ["metadata", "name"],
		"message": `"api", "web" share service account "shop", which has a role`,
		"related": [
			{"kind": "Deployment", "namespace": "default", "name": "web", "path": ["spec", "template", "spec", "serviceAccountName"], "message": "runs as it"},
			{"kind": "Deployment", "namespace": "default", "name": "a", "path": ["spec", "template", "spec", "serviceAccountName"], "message": "runs as it"},
		],
	}} with input as _bundle([_binding, _workload("web", ""), _workload("a", "app: api")])
}

test_allow_related_workloads_and_no_role if {
	rule.deny == set() with input as _bundle([_binding, _workload("a", "app.kubernetes.io/instance: x, app: a"), _workload("b", "app.kubernetes.io/instance: x, app: b")])
	rule.deny == set() with input as _bundle([_workload("a", ""), _workload("b", "")])
	rule.deny == set() with input as _bundle([_binding, _workload("a", ""), replace(_workload("b", ""), "Name: shop", "Name: b")])
	rule.deny == set() with input as _bundle([_binding, _workload("a", "")])
}
