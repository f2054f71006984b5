package kubevet.secrets["hardcoded-secret-args_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["hardcoded-secret-args"] as rule

test_deny_flags_assignments_and_scripts if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "command", 2], "message": `"db-password" in command of container "app" is a literal credential`},
		{"path": ["spec", "containers", 0, "args", 1], "message": `"token" in args of container "app" is a literal credential`},
		{"path": ["spec", "containers", 0, "args", 2], "message": `"keystore.password" in args of container "app" is a literal credential`},
		{"path": ["spec", "initContainers", 0, "args", 0], "message": `"PGPASSWORD" in args of init container "load" is a literal credential`},
		{"path": ["spec", "ephemeralContainers", 0, "command", 3], "message": `"password" in command of ephemeral container "debug" is a literal credential`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  initContainers:
    - name: load
      command: [sh, -c]
      args:
        - |
          set -e
          export PGPASSWORD='dragonfly-42'
          psql -h db -f /load.sql
  containers:
    - name: app
      command: [app, --verbose, --db-password=dragonfly-42]
      args: [--token, 9f8d7c6b5a4e3f2d1c0b, -Dkeystore.password=dragonfly-42]
  ephemeralContainers:
    - name: debug
      command: [curl, -s, -u, "app:dragonfly-42", "http://db/"]`)
}

test_deny_in_hooks_and_probes if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "lifecycle", "postStart", "exec", "command", 2], "message": `"authorization" in lifecycle.postStart.exec.command of container "app" is a literal credential`},
		{"path": ["spec", "containers", 0, "livenessProbe", "exec", "command", 2], "message": `"password" in livenessProbe.exec.command of container "app" is a literal credential`},
		{"path": ["spec", "containers", 0, "readinessProbe", "httpGet", "httpHeaders", 1, "value"], "message": `header "Authorization" in readinessProbe.httpGet.httpHeaders of container "app" is a literal credential`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: app
      lifecycle:
        postStart:
          exec:
            command: [sh, -c, "curl -H 'Authorization: Bearer 9f8d7c6b5a4e3f2d1c0b' http://hub/"]
      livenessProbe:
        exec:
          command: [redis-cli, -a, dragonfly-42, ping]
      readinessProbe:
        httpGet:
          httpHeaders:
            - {name: Accept, value: application/json}
            - {name: Authorization, value: Basic YXBwOmRyYWdvbmZseS00Mg==}`)
}

test_allow_references_files_and_other_flags if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: app
      command: [app, --password-file=/run/secrets/db, --token, $(TOKEN), --secret-name=shop-db, --password, --verbose]
      args:
        - --tls-secret=shop/shop-tls
        - --token-ttl=3600
        - --password=${PASSWORD}
        - --requirepass $(REDIS_PASSWORD)
        - -p
        - "8080"
        - --api-key-header=x-api-key
        - --authentication-token-webhook=true
        - --service-account-private-key-file=/etc/kubernetes/pki/sa.key
        - --enable-bootstrap-token-auth=true
        - --admin-password
      livenessProbe:
        exec:
          command: [sh, -c, "redis-cli -a $REDIS_PASSWORD ping && mysqladmin -uroot -p\"${MYSQL_PASSWORD}\" ping"]
      startupProbe:
        exec: {command: "sh -c true"}
    - name: odd
      command: {password: x}
      args: [1, null, {password: dragonfly-42}, -u]`)
}

test_allow_what_other_rules_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: app
      args: [--password=admin, "--db-token=postgres://app:dragonfly-42@db/app"]`)
}
