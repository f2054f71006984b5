package kubevet.applications["keycloak-development-mode_test"]

import data.kubevet.applications["keycloak-development-mode"] as rule
import data.kubevet.lib.testing

test_deny_command if {
	rule.deny == {{"message": "Keycloak in container \"keycloak\" runs in development mode", "path": ["spec", "template", "spec", "containers", 0, "command", 1]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: keycloak
spec:
  selector:
    matchLabels: {app: keycloak}
  template:
    metadata:
      labels: {app: keycloak}
    spec:
      containers:
        - name: keycloak
          image: quay.io/keycloak/keycloak:26.3
          command: ["/opt/keycloak/bin/kc.sh", "start-dev"]
`)
}

test_deny_http if {
	rule.deny == {{"message": "Keycloak speaks HTTP and takes any host name, set in container \"keycloak\"", "path": ["spec", "template", "spec", "containers", 0, "env", 1, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: keycloak
spec:
  selector:
    matchLabels: {app: keycloak}
  template:
    metadata:
      labels: {app: keycloak}
    spec:
      containers:
        - name: keycloak
          image: quay.io/keycloak/keycloak:26.3
          args:
            - start
          env:
            - name: KC_HTTP_ENABLED
              value: "true"
            - name: KC_HOSTNAME_STRICT
              value: "false"
`)
}

test_allow_behind_a_proxy if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: keycloak
spec:
  selector:
    matchLabels: {app: keycloak}
  template:
    metadata:
      labels: {app: keycloak}
    spec:
      containers:
        - name: keycloak
          image: quay.io/keycloak/keycloak:26.3
          args:
            - start
            - --http-enabled=true
            - --hostname-strict=false
            - --proxy-headers=xforwarded
`)
}

test_allow_other if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels: {app: app}
  template:
    metadata:
      labels: {app: app}
    spec:
      containers:
        - name: app
          image: example.com/app:1
          args:
            - start-dev
`)
}
