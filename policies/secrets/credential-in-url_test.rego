package kubevet.secrets["credential-in-url_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["credential-in-url"] as rule

test_deny_in_any_string if {
	rule.deny == {
		{"path": ["metadata", "annotations", "acme.io/source"], "message": "https URL with a literal password"},
		{"path": ["spec", "values", "brokers", 1], "message": "amqp URL with a literal password"},
		{"path": ["spec", "values", "dsn"], "message": "connection string with a literal password"},
	} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  annotations: {acme.io/source: "https://bot:dragonfly-42@git.acme.io/shop.git"}
spec:
  values:
    brokers: ["amqp://mq-0:5672", "amqp://shop:dragonfly-42@mq-1:5672"]
    dsn: "Server=db;Database=shop;User Id=sa;Password=dragonfly-42;"`)
}

test_deny_in_decoded_secret if {
	rule.deny == {{"path": ["data", "url"], "message": "postgres URL with a literal password"}} with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {url: cG9zdGdyZXM6Ly9hcHA6ZHJhZ29uZmx5LTQyQGRiL2FwcA==}`)
}

test_allow_references_and_documentation if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  a: "postgres://app:$(DB_PASSWORD)@db/app"
  b: "https://user:password@example.com/path"
  c: "https://git.acme.io:8443/team@v1"
  d: "redis://:${REDIS_PASSWORD}@cache:6379"
  e: "postgres://app@db:5432/app?password=$(DB_PASSWORD)"
  f: "amqp://{{ .user }}:{{ .password }}@mq"`)
}

test_allow_secret_of_chart if {
	bundle := testing.input_for(`{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {url: "postgres://app:dragonfly-42@db/app"}}`)
	rule.deny == set() with input as object.union(bundle, {"source": "chart"})
}

test_allow_schemas if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: c}
spec: {description: "such as https://bot:dragonfly-42@git.acme.io/"}`)
}

test_allow_token_that_another_rule_reports if {
	token := concat("", ["ghp", "_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"])
	text := concat("", ["{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {url: 'https://bot:", token, "@github.com/acme/shop'}}"])
	rule.deny == set() with input as testing.input_for(text)
}
