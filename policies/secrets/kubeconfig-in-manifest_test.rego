package kubevet.secrets["kubeconfig-in-manifest_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["kubeconfig-in-manifest"] as rule

_config(user) := $`apiVersion: v1
kind: Config
current-context: prod
clusters: [\{name: prod, cluster: \{server: "https://10.0.0.1:6443", certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t}}]
contexts: [\{name: prod, context: \{cluster: prod, user: admin}}]
users: [\{name: admin, user: {user}}]
`

_input(o) := object.union(testing.input_for("{apiVersion: v1, kind: Pod}"), {"object": o})

_map(text) := {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c"}, "data": {"config": text}}

test_deny_credentials if {
	every user in ["{token: 9f8d7c6b5a4e3f2d1c0b}", "{username: admin, password: dragonfly-42}", "{client-certificate-data: LS0tLS1CRUdJTi, client-key-data: LS0tLS1CRUdJTiBQUklWQVRF}"] {
		denied := rule.deny with input as _input(_map(_config(user)))
		denied == {{"path": ["data", "config"], "message": "plain-text kubeconfig with a credential"}}
	}
}

test_deny_json_and_secret if {
	text := json.marshal(yaml.unmarshal(_config("{token: 9f8d7c6b5a4e3f2d1c0b}")))
	rule.deny == {{"path": ["data", "config"], "message": "plain-text kubeconfig with a credential"}} with input as _input(_map(text))
	rule.deny == {{"path": ["data", "value"], "message": "plain-text kubeconfig with a credential"}} with input as _input({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "data": {"value": base64.encode(text)}})
}

test_allow_without_credential if {
	every user in [
		"{}", "null", "{tokenFile: /var/run/secrets/token}", "{token: ${TOKEN}}", "{token: <token>}", "{token: $(TOKEN)}",
		"{exec: {command: aws, args: [eks, get-token]}}", "{client-certificate: a.crt, client-key: a.key}", "{password: null}",
	] {
		denied := rule.deny with input as _input(_map(_config(user)))
		denied == set()
	}
	rule.deny == set() with input as _input(_map("current-context: prod\nclusters: {{ .clusters }}\nusers:\n  token: [\n"))
}
