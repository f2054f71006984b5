package kubevet.secrets["hardcoded-secret-configmap_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["hardcoded-secret-configmap"] as rule

test_deny_keys_and_files if {
	rule.deny == {
		{"path": ["data", "DB_PASSWORD"], "message": `key "DB_PASSWORD" is a literal credential`},
		{"path": ["data", "app.properties"], "line": 2, "message": `"db.password" in key "app.properties" is a literal credential`},
		{"path": ["data", "app.properties"], "line": 4, "message": `"mail.smtp.password" in key "app.properties" is a literal credential`},
		{"path": ["data", "config.yaml"], "line": 3, "message": `"clientSecret" in key "config.yaml" is a literal credential`},
		{"path": ["data", "config.json"], "message": `"apiKey" in key "config.json" is a literal credential`},
		{"path": ["data", "init.sql"], "message": `"password" in key "init.sql" is a literal credential`},
		{"path": ["data", "redis.conf"], "line": 2, "message": `"requirepass" in key "redis.conf" is a literal credential`},
		{"path": ["data", "start.sh"], "line": 2, "message": `"TOKEN" in key "start.sh" is a literal credential`},
	} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  DB_HOST: db
  DB_PASSWORD: dragonfly-42
  app.properties: |
    db.user=app
    db.password=dragonfly-42
    mail.smtp.password = butterfly 9f8d7c6b5a4e3f2d
    mail.smtp.password = butterfly-43
  config.yaml: |
    oauth:
      clientId: app
      clientSecret: "9f8d7c6b5a4e3f2d1c0b" # prod
  config.json: '{"apiKey": "9f8d7c6b5a4e3f2d1c0b9a8e", "user": "app"}'
  init.sql: CREATE USER app WITH PASSWORD 'dragonfly-42';
  redis.conf: |
    bind 0.0.0.0
    requirepass dragonfly-42
  start.sh: |
    #!/bin/sh
    TOKEN=9f8d7c6b5a4e3f2d exec app`)
}

test_allow_references_templates_and_documentation if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  DB_PASSWORD_FILE: /run/secrets/db
  TLS_SECRET: shop-tls
  TOKEN_TTL: 1h
  PUBLIC_KEY: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
  ca.crt: |
    -----BEGIN CERTIFICATE-----
    MIIBhzCCAS6gAwIBAgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDExFpZGVudGl0
    -----END CERTIFICATE-----
  app.properties: |
    # db.password=dragonfly-42
    db.password=${DB_PASSWORD}
    password.encoder=bcrypt
    token.validity=3600
    cache.key.prefix=app
  config.yaml: |
    existingSecret: shop-db
    passwordSecretRef: {name: shop-db, key: password}
    password: <set by the operator>
    secretName: shop-db
  app.py: |
    password = os.environ["DB_PASSWORD"]
    token = session.token
    def login(user, password=None): pass
  entrypoint.sh: |
    #!/bin/bash
    export PASSWORD="$(cat /run/secrets/db)"
    mysql -uroot -p"$PASSWORD" -e "ALTER USER app IDENTIFIED BY '$APP_PASSWORD'"
    curl -H "Authorization: Bearer ${TOKEN}" -u "app:$PASSWORD" http://hub/
  readme.md: |
    Password: choose one of at least twelve characters
  dashboard.json: '{"title": "Tokens per second", "token": null, "key": "A", "auth": {"type": "none"}}'
binaryData:
  DB_PASSWORD: ZHJhZ29uZmx5LTQy`)
}

test_allow_what_other_rules_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  DB_PASSWORD: postgres
  app.properties: |
    db.secret=jdbc:postgresql://db/app?user=app&password=dragonfly-42`)
}

test_allow_odd_data if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {PASSWORD: 12345, TOKEN: null, SECRET: [a]}}`)
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: nothing}`)
}
