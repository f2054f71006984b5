package kubevet.rbac["rbac-unknown-resource_test"]

import data.kubevet.lib.testing
import data.kubevet.rbac["rbac-unknown-resource"] as rule

_role(rules) := testing.input_for($"apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: \{name: a}\nrules: {rules}")

_path := ["rules", 0, "resources", 0]

test_deny_singular if {
	rule.deny == {{"path": _path, "message": `the core group has no resource "pod", but "pods"`, "severity": "medium"}} with input as _role("[{apiGroups: [''], resources: [pod], verbs: [get]}]")
}

test_deny_other_group if {
	rule.deny == {{"path": _path, "message": `the core group has no resource "deployments": it is in group "apps"`, "severity": "medium"}} with input as _role("[{apiGroups: [''], resources: [deployments], verbs: [get]}]")
	rule.deny == {{"path": _path, "message": `group "apps" has no resource "pods": it is in the core group`, "severity": "medium"}} with input as _role("[{apiGroups: [apps], resources: [pods, deployments], verbs: [get]}]")
}

test_deny_subresource if {
	rule.deny == {{"path": _path, "message": `the core group has no resource "pods/logs", but "pods/log"`, "severity": "medium"}} with input as _role("[{apiGroups: [''], resources: [pods/logs], verbs: [get]}]")
}

test_deny_several_groups if {
	rule.deny == {{"path": _path, "message": `none of the groups of the rule has a resource "jobs": it is in group "batch"`, "severity": "medium"}} with input as _role("[{apiGroups: ['', apps], resources: [jobs], verbs: [get]}]")
}

test_allow_resources if {
	rule.deny == set() with input as _role("[{apiGroups: ['', apps], resources: [pods, pods/log, deployments/scale, '*'], verbs: [get]}, {apiGroups: ['*'], resources: [anything], verbs: [get]}]")
}

test_allow_finalizers if {
	rule.deny == set() with input as _role("[{apiGroups: [apps, ''], resources: [deployments/finalizers, services/finalizers], verbs: [update]}]")
}

test_allow_what_is_gone if {
	rule.deny == set() with input as _role("[{apiGroups: [extensions], resources: [ingresses, podsecuritypolicies], verbs: [get]}]")
}

test_allow_groups_of_others if {
	rule.deny == set() with input as _role("[{apiGroups: [example.com, ''], resources: [shops], verbs: [get]}]")
}
