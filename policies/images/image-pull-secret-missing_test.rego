package kubevet.images["image-pull-secret-missing_test"]

import data.kubevet.images["image-pull-secret-missing"] as rule
import data.kubevet.lib.testing

_input(fields, others) := object.union(
	testing.input_for(concat("\n---\n", array.concat(
		[sprintf(
			`apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers: [{name: setup, image: "registry.example.com/a:1"}]
  containers: [{name: app, image: "registry.example.com/team/a:1"}, {name: other, image: "registry.example.com.evil.example/a:1"}]
  %s`,
			[fields],
		)],
		others,
	))),
	{"parameters": {"image-pull-secret-missing": {"private-registries": ["registry.example.com"]}}},
)

_expected := {
	{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "registry.example.com/team/a:1" of the private registry registry.example.com without a pull secret`},
	{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "registry.example.com/a:1" of the private registry registry.example.com without a pull secret`},
}

_account := "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}"

test_deny_without_secret if {
	rule.deny == _expected with input as _input("", [])
	rule.deny == _expected with input as _input("imagePullSecrets: []", [])
	rule.deny == _expected with input as _input("serviceAccountName: web", [_account])
}

test_allow_secret_of_pod_or_account if {
	rule.deny == set() with input as _input("imagePullSecrets: [{name: a}]", [])
	rule.deny == set() with input as _input("serviceAccountName: web", [concat("\n", [_account, "imagePullSecrets: [{name: a}]"])])
}

test_allow_default_account_that_is_external if {
	external := {"external": [{"kind": "ServiceAccount", "namespace": "*", "name": "def*"}]}
	rule.deny == set() with input as object.union(_input("", []), external)
}

test_deny_other_account_that_is_external if {
	external := {"external": [{"kind": "ServiceAccount", "namespace": "*", "name": "web"}]}
	rule.deny == _expected with input as object.union(_input("", []), external)
}

test_allow_account_that_is_not_in_the_bundle if {
	rule.deny == set() with input as _input("serviceAccountName: web", [])
}

test_allow_all_where_no_registry_is_private if {
	rule.deny == set() with input as object.remove(_input("", []), ["parameters"])
}
