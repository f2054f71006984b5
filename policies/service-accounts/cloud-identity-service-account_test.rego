package kubevet["service-accounts"]["cloud-identity-service-account_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["cloud-identity-service-account"] as rule

_account(name, key) := sprintf("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: %s, annotations: {%s: x}}", [name, key])

_pod(name) := sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: %s, labels: {app: %s}}\nspec: {serviceAccountName: uploads}", [name, name])

_service(type) := sprintf("apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: %s, selector: {app: web}, ports: [{port: 443}]}", [type])

_messages(documents) := {f.message | some f in denied} if {
	denied := rule.deny with input as testing.input_for(concat("\n---\n", documents))
}

test_deny_default_of_every_cloud if {
	every key in ["eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account", "azure.workload.identity/client-id"] {
		denied := rule.deny with input as testing.input_for(_account("default", key))
		denied == {{"path": ["metadata", "annotations", key], "message": `service account "default" has a cloud identity and is the default one`}}
	}
}

test_deny_shared_and_exposed if {
	account := _account("uploads", "eks.amazonaws.com/role-arn")
	_messages([account, _pod("web"), _pod("api")]) == {`service account "uploads" has a cloud identity and is shared by unrelated workloads`}
	_messages([account, _pod("web"), _service("LoadBalancer")]) == {`service account "uploads" has a cloud identity and is that of an exposed pod`}
}

test_allow_own_account_and_other_annotations if {
	account := _account("uploads", "eks.amazonaws.com/role-arn")
	_messages([account, _pod("web"), _service("ClusterIP")]) == set()
	_messages([account, _pod("api"), _service("LoadBalancer")]) == set()
	_messages([account, replace(_pod("web"), "uploads", "web"), _service("LoadBalancer")]) == set()
	_messages([_account("default", "eks.amazonaws.com/sts-regional-endpoints")]) == set()
}
