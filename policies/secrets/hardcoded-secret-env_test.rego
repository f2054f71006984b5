package kubevet.secrets["hardcoded-secret-env_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["hardcoded-secret-env"] as rule

_in(variables) := findings if {
	text := concat("\n", array.concat(
		["apiVersion: v1", "kind: Pod", "metadata: {name: p}", "spec:", "  containers:", "    - name: app", "      env:"],
		[concat("", ["        - ", variable]) | some variable in variables],
	))
	findings := rule.deny with input as testing.input_for(text)
}

test_deny_literals_of_every_container if {
	rule.deny == {
		{"path": ["spec", "template", "spec", "initContainers", 0, "env", 1, "value"], "message": `env "SETUP_TOKEN" of init container "setup" is a literal credential`},
		{"path": ["spec", "template", "spec", "initContainers", 1, "env", 0, "value"], "message": `env "apiKey" of sidecar container "proxy" is a literal credential`},
		{"path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"], "message": `env "DB_PASSWORD" of container "app" is a literal credential`},
	} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: s}
spec:
  template:
    spec:
      initContainers:
        - name: setup
          env: [{name: MODE, value: setup}, {name: SETUP_TOKEN, value: 9f8d7c6b5a4e3f2d1c0b}]
        - name: proxy
          restartPolicy: Always
          env: [{name: apiKey, value: 9f8d7c6b5a4e3f2d1c0b9a8e}]
      containers:
        - name: app
          env: [{name: DB_PASSWORD, value: dragonfly-42}]`)
}

test_deny_in_configuration_and_options if {
	_in([
		`{name: JAVA_OPTS, value: "-Xmx1g -Dkeystore.password=dragonfly-42"}`,
		`{name: SPRING_APPLICATION_JSON, value: '{"spring": {"datasource": {"password": "dragonfly-42"}}}'}`,
	]) == {
		{"path": ["spec", "containers", 0, "env", 0, "value"], "message": `"keystore.password" in env "JAVA_OPTS" of container "app" is a literal credential`},
		{"path": ["spec", "containers", 0, "env", 1, "value"], "message": `"password" in env "SPRING_APPLICATION_JSON" of container "app" is a literal credential`},
	}
}

test_allow_references_and_other_names if {
	_in([
		`{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}`,
		`{name: DB_PASSWORD_FILE, value: /run/secrets/db}`,
		`{name: REDIS_PASSWORD, value: $(DB_PASSWORD)}`,
		`{name: SECRET_NAME, value: shop-db}`,
		`{name: TLS_SECRET, value: shop-tls}`,
		`{name: TOKEN_URL, value: "https://id.acme.io/token"}`,
		`{name: AUTH_TOKEN_TTL, value: "3600"}`,
		`{name: DISABLE_PASSWORD, value: "true"}`,
		`{name: PARTITION_KEY, value: 9f8d7c6b5a4e3f2d1c0b9a8e}`,
		`{name: CLIENT_ID, value: f47ac10b-58cc-4372-a567-0e02b2c3d479}`,
		`{name: API_PASSWORD, value: <your-password>}`,
		`{name: SMTP_PASSWORD, value: ""}`,
		`{name: DB_PIN_PASSWORD, value: 12345}`,
		`{name: JAVA_OPTS, value: "-Djavax.net.ssl.trustStorePassword=dragonfly-42"}`,
		`{name: POD_PASSWORD}`,
		`null`,
	]) == set()
}

test_allow_what_other_rules_report if {
	_in([
		`{name: DB_PASSWORD, value: postgres}`,
		`{name: DATABASE_SECRET, value: "postgres://app:dragonfly-42@db/app"}`,
	]) == set()
}
