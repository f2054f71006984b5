package kubevet.secrets["cloud-credential-in-manifest_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["cloud-credential-in-manifest"] as rule

_github := concat("", ["ghp", "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"])

_aws := concat("", ["q7W2e9R4t6Y1u8I3o5P0/sDfGhJkLzXc", "VbNmQwEr"])

test_deny_in_any_string if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "args", 1], "message": "plain-text GitHub token"},
		{"path": ["metadata", "annotations", "x"], "message": "plain-text GitHub token"},
	} with input as _input({
		"apiVersion": "v1", "kind": "Pod",
		"metadata": {"name": "p", "annotations": {"x": $"https://x:{_github}@github.com"}},
		"spec": {"containers": [{"args": ["--token", _github]}]},
	})
}

test_deny_in_decoded_secret if {
	rule.deny == {{"path": ["data", "config"], "message": "plain-text GitHub token"}} with input as _input({
		"apiVersion": "v1", "kind": "Secret",
		"metadata": {"name": "s"},
		"data": {"config": base64.encode($"token: {_github}\n")},
	})
}

test_deny_secret_key_beside_its_id if {
	rule.deny == {{"path": ["spec", "containers", 0, "env", 1, "value"], "message": "plain-text AWS secret access key"}} with input as _input(_pod("AKIA2E4FGH5JK6LM7NPQ", _aws))
}

test_deny_registry_credentials if {
	rule.deny == {{"path": ["data", ".dockerconfigjson"], "message": "plain-text registry credentials"}} with input as _input({
		"apiVersion": "v1", "kind": "Secret",
		"metadata": {"name": "s"},
		"type": "kubernetes.io/dockerconfigjson",
		"data": {".dockerconfigjson": base64.encode(`{"auths": {"registry.acme.io": {"auth": "YXBwOmRyYWdvbmZseS00Mg=="}}}`)},
	})
}

test_allow_registries_without_credentials if {
	every config in [`{"auths": {}}`, `{"auths": {"registry.acme.io": {"auth": "dXNlcjpwYXNzd29yZA=="}}}`, `{"auths": {"registry.acme.io": {"auth": "<base64>"}}}`, `{"auths": {"r": {"auth": "bm9jb2xvbg=="}}}`, `{"credHelpers": {"auths": "ecr-login"}}`] {
		denied := rule.deny with input as _input({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "stringData": {".dockerconfigjson": config}})
		denied == set()
	}
}

test_allow_key_id_alone if {
	rule.deny == set() with input as _input(_pod("AKIA2E4FGH5JK6LM7NPQ", "$(AWS_SECRET)"))
	rule.deny == set() with input as _input(_pod("$(ID)", _aws))
}

test_allow_documentation if {
	rule.deny == set() with input as _input(_pod("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
	rule.deny == set() with input as _input(_pod("AKIA2E4FGH5JK6LM7NPQ", "2c26b46b68ffc68ff99b453c1d30413413422d70"))
	rule.deny == set() with input as _input({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"a": "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}})
}

_input(o) := object.union(testing.input_for("{apiVersion: v1, kind: Pod}"), {"object": o})

_pod(id, key) := {
	"apiVersion": "v1", "kind": "Pod",
	"metadata": {"name": "p"},
	"spec": {"containers": [{"name": "app", "env": [
		{"name": "AWS_ACCESS_KEY_ID", "value": id},
		{"name": "AWS_SECRET_ACCESS_KEY", "value": key},
	]}]},
}
