package kubevet.secrets["private-key-in-manifest_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["private-key-in-manifest"] as rule

_pem(label) := concat("", [
	"-----BEGIN ", label, "PRIVATE", " KEY-----\n",
	"MIIEowIBAAKCAQEAw5C3Q7d2mXo1T9kVhR4nYb8sLzG6fJpE0uWcAqIxDtN5rKe\n",
	"ZvBgHy2jMw7FSaPl3OiUQd9nXc1tR8kVbY4mLz6GhJ0eWsCqTfxDpNuKr5oAiE2\n",
	"-----END ", label, "PRIVATE", " KEY-----\n",
])

_input(o) := object.union(testing.input_for("{apiVersion: v1, kind: Pod}"), {"object": o})

test_deny_in_any_object if {
	rule.deny == {
		{"path": ["data", "server.key"], "message": "plain-text EC private key", "severity": "critical"},
		{"path": ["data", "packed"], "message": "plain-text private key", "severity": "critical"},
	} with input as _input({
		"apiVersion": "v1", "kind": "ConfigMap",
		"metadata": {"name": "c"},
		"data": {"server.key": _pem("EC "), "packed": base64.encode(_pem(""))},
	})
}

test_deny_in_decoded_secret if {
	rule.deny == {
		{"path": ["data", "tls.key"], "message": "plain-text RSA private key", "severity": "critical"},
		{"path": ["stringData", "old.key"], "message": "plain-text ENCRYPTED private key", "severity": "high"},
	} with input as _input({
		"apiVersion": "v1", "kind": "Secret",
		"metadata": {"name": "s"},
		"data": {"tls.key": base64.encode(_pem("RSA ")), "tls.crt": base64.encode(replace(_pem("RSA "), "RSA PRIVATE KEY", "CERTIFICATE"))},
		"stringData": {"old.key": _pem("ENCRYPTED ")},
	})
}

test_allow_certificates_public_keys_and_placeholders if {
	rule.deny == set() with input as _input({
		"apiVersion": "v1", "kind": "ConfigMap",
		"metadata": {"name": "c"},
		"data": {
			"tls.crt": replace(_pem(""), "PRIVATE KEY", "CERTIFICATE"),
			"tls.pub": replace(_pem(""), "PRIVATE KEY", "PUBLIC KEY"),
			"tls.key": concat("", ["-----BEGIN PRIVATE", " KEY-----\n<your key>\n-----END PRIVATE", " KEY-----\n"]),
			"note": concat("", ["a key starts with -----BEGIN PRIVATE", " KEY----- and ends with -----END PRIVATE", " KEY-----"]),
		},
	})
}

# What the functions of a chart make when it is rendered offline is no key.
test_allow_stand_ins if {
	stand_in := replace(_pem("RSA "), "MIIEowIBAAKCAQEA", "YWJjZGVmZ2hpamts")
	rule.deny == set() with input as _input({"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "data": {"tls.key": base64.encode(stand_in)}})
}
