package kubevet.secrets["hardcoded-secret-annotation_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["hardcoded-secret-annotation"] as rule

test_deny_annotations_and_labels if {
	rule.deny == {
		{"path": ["metadata", "annotations", "acme.io/api-token"], "message": `annotation "acme.io/api-token" is a literal credential`},
		{"path": ["metadata", "labels", "db-password"], "message": `label "db-password" is a literal credential`},
		{"path": ["spec", "template", "metadata", "annotations", "acme.io/config"], "message": `"password" in annotation "acme.io/config" is a literal credential`, "line": 2},
	} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: d
  annotations: {acme.io/api-token: 9f8d7c6b5a4e3f2d1c0b}
  labels: {db-password: dragonfly-42}
spec:
  template:
    metadata:
      annotations:
        acme.io/config: |
          user: shop
          password: dragonfly-42
    spec: {}`)
}

test_deny_copy_of_secret if {
	rule.deny == {{
		"path": ["metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration"],
		"message": `annotation "kubectl.kubernetes.io/last-applied-configuration" holds the data of the Secret`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata:
  name: s
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","data":{"password":"ZHJhZ29uZmx5LTQy"},"kind":"Secret","metadata":{"name":"s"}}`)
}

test_allow_checksums_references_and_names if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: p
  annotations:
    checksum/secret: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    secret-hash: 9f86d081884c7d659a2feaa0c55ad015
    nginx.ingress.kubernetes.io/auth-secret: basic-auth
    nginx.ingress.kubernetes.io/auth-type: basic
    vault.hashicorp.com/agent-inject-secret-db: secret/data/db
    vault.hashicorp.com/agent-inject-template-db: '{{ with secret "secret/data/db" }}password={{ .Data.data.password }}{{ end }}'
    reloader.stakater.com/match: "true"
    secret.reloader.stakater.com/reload: shop-db
    acme.io/token: ${TOKEN}
    iam.amazonaws.com/role: arn:aws:iam::111122223333:role/shop
  labels: {app: password-manager, token: web}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s, annotations: {kubectl.kubernetes.io/last-applied-configuration: '{"apiVersion":"v1","kind":"Secret","data":{}}'}}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s, annotations: text, labels: [token]}}`)
}
