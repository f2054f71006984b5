package kubevet.secrets["default-password-value_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["default-password-value"] as rule

test_deny_in_workloads if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "env", 0, "value"], "message": `env "POSTGRES_PASSWORD" of container "db" is a well-known default password`},
		{"path": ["spec", "containers", 0, "args", 0], "message": `"admin-password" in args of container "db" is a well-known default password`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: db
      env: [{name: POSTGRES_PASSWORD, value: postgres}, {name: POSTGRES_USER, value: postgres}]
      args: [--admin-password=admin, --user=admin]`)
}

test_deny_in_configmap if {
	rule.deny == {
		{"path": ["data", "RABBITMQ_PASSWORD"], "message": `key "RABBITMQ_PASSWORD" is a well-known default password`},
		{"path": ["data", "grafana.ini"], "line": 3, "message": `"admin_password" in key "grafana.ini" is a well-known default password`},
	} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data:
  RABBITMQ_USER: guest
  RABBITMQ_PASSWORD: guest
  grafana.ini: |
    [security]
    admin_user = admin
    admin_password = admin
    ;secret_key = changeme`)
}

test_deny_in_secret_of_chart if {
	bundle := testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {root-user: bWluaW8=, root-password: bWluaW9hZG1pbg==}
stringData: {token: changeme}`)
	rule.deny == {
		{"path": ["data", "root-password"], "message": `key "root-password" is a well-known default password`},
		{"path": ["stringData", "token"], "message": `key "token" is a well-known default password`},
	} with input as object.union(bundle, {"source": "chart"})
}

test_allow_other_values_and_names if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {username: YWRtaW4=, password: ZHJhZ29uZmx5LTQy, database: cG9zdGdyZXM=, broken: "%%%"}
stringData: {passwordFile: admin, password: <password>, enable-password: "test"}`)
}
