package kubevet["service-accounts"]["automount-service-account-token_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["automount-service-account-token"] as rule

_finding(name) := {{"path": ["spec", "automountServiceAccountToken"], "message": sprintf("the token of service account \"%s\" is mounted into the pod", [name])}}

_pod(fields, others) := testing.input_for(concat("\n", array.concat(
	[sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec: {containers: [{name: a}], %s}", [fields])],
	[concat("\n", ["---", other]) | some other in others],
)))

_account(fields) := sprintf("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n%s", [fields])

_binding := "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: ServiceAccount, name: web, namespace: shop}]"

test_deny_default if {
	rule.deny == _finding("default") with input as _pod("", [])
	rule.deny == _finding("default") with input as _pod("serviceAccountName: ''", [])
	rule.deny == _finding("default") with input as _pod("automountServiceAccountToken: null", [])
}

test_deny_what_pod_or_account_says if {
	rule.deny == _finding("web") with input as _pod("serviceAccountName: web", [_account("")])
	rule.deny == _finding("web") with input as _pod("serviceAccount: web", [_account("automountServiceAccountToken: true")])
	rule.deny == _finding("web") with input as _pod("serviceAccountName: web, automountServiceAccountToken: true", [_account("automountServiceAccountToken: false")])
	rule.deny == _finding("web") with input as _pod("serviceAccountName: web, automountServiceAccountToken: true", [])
}

test_allow_what_pod_or_account_declines if {
	rule.deny == set() with input as _pod("automountServiceAccountToken: false", [])
	rule.deny == set() with input as _pod("serviceAccountName: web", [_account("automountServiceAccountToken: false")])
	rule.deny == set() with input as _pod("serviceAccountName: web, automountServiceAccountToken: false", [_account("automountServiceAccountToken: true")])
}

test_allow_account_that_is_not_in_the_bundle if {
	rule.deny == set() with input as _pod("serviceAccountName: web", [])
	rule.deny == set() with input as _pod("serviceAccountName: web", [replace(_account(""), "namespace: shop", "namespace: other")])
}

test_allow_account_with_a_role if {
	rule.deny == set() with input as _pod("serviceAccountName: web", [_account(""), _binding])
	rule.deny == _finding("web") with input as _pod("serviceAccountName: web", [_account(""), replace(_binding, "namespace: shop", "namespace: other")])
}

test_allow_container_that_mounts_its_own if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, volumeMounts: [{name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}
`)
	count(rule.deny) == 1 with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: b}
  containers:
    - {name: a, volumeMounts: [{name: token, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]}
`)
}

test_allow_workflows_and_tasks if {
	every kind, spec in {"argoproj.io/v1alpha1 Workflow": "templates: [{name: a, container: {}}]", "tekton.dev/v1 TaskRun": "taskSpec: {steps: [{name: a}]}"} {
		[version, name] := split(kind, " ")
		denied := rule.deny with input as testing.input_for(sprintf("apiVersion: %s\nkind: %s\nmetadata: {name: a}\nspec: {%s}", [version, name, spec]))
		denied == set()
	}
}
