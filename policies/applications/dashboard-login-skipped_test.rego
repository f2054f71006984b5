package kubevet.applications["dashboard-login-skipped_test"]

import data.kubevet.applications["dashboard-login-skipped"] as rule
import data.kubevet.lib.testing

test_deny_all if {
	rule.deny == {{"message": "the dashboard of container \"dashboard\" lets anybody change its settings", "path": ["spec", "template", "spec", "containers", 0, "args", 1]}, {"message": "the dashboard of container \"dashboard\" takes tokens over HTTP without TLS", "path": ["spec", "template", "spec", "containers", 0, "args", 0]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: dashboard
spec:
  selector:
    matchLabels: {app: dashboard}
  template:
    metadata:
      labels: {app: dashboard}
    spec:
      containers:
        - name: dashboard
          image: kubernetesui/dashboard:v2.7.0
          args:
            - --enable-insecure-login=true
            - --disable-settings-authorizer
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: dashboard
spec:
  selector:
    matchLabels: {app: dashboard}
  template:
    metadata:
      labels: {app: dashboard}
    spec:
      containers:
        - name: dashboard
          image: kubernetesui/dashboard:v2.7.0
          args:
            - --enable-skip-login=false
`)
}

test_allow_other if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: d
spec:
  selector:
    matchLabels: {app: d}
  template:
    metadata:
      labels: {app: d}
    spec:
      containers:
        - name: d
          image: example.com/x:1
          args:
            - --enable-skip-login
`)
}
