package kubevet.applications["grafana-anonymous-access_test"]

import data.kubevet.applications["grafana-anonymous-access"] as rule
import data.kubevet.lib.testing

test_deny_viewer if {
	rule.deny == {{"line": 2, "message": "anybody sees the dashboards of Grafana without signing in, set in file \"grafana.ini\"", "path": ["data", "grafana.ini"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: grafana
data:
  grafana.ini: |
    [auth.anonymous]
    enabled = true ; for screens
`)
}

test_deny_admin if {
	rule.deny == {{"message": "anybody is an administrator of Grafana without signing in, set in container \"grafana\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"], "severity": "high"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: grafana
spec:
  selector:
    matchLabels: {app: grafana}
  template:
    metadata:
      labels: {app: grafana}
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:12.2.0
          env:
            - name: GF_AUTH_ANONYMOUS_ENABLED
              value: "true"
            - name: GF_AUTH_ANONYMOUS_ORG_ROLE
              value: Admin
`)
}

test_deny_variables_of_a_config_map if {
	rule.deny == {{"message": "anybody sees the dashboards of Grafana without signing in, set in container \"grafana\"", "path": ["data", "GF_AUTH_ANONYMOUS_ENABLED"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: grafana
data:
  GF_AUTH_ANONYMOUS_ENABLED: "true"
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: grafana
spec:
  selector:
    matchLabels: {app: grafana}
  template:
    metadata:
      labels: {app: grafana}
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:12.2.0
          envFrom:
            - configMapRef: {name: grafana}
`)
}

test_deny_release if {
	rule.deny == {{"message": "anybody sees the dashboards of Grafana without signing in, set in the configuration", "path": ["spec", "values", "grafana.ini", "auth.anonymous", "enabled"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: grafana
spec:
  chart:
    spec:
      chart: grafana
  values:
    grafana.ini:
      auth.anonymous:
        enabled: true
        org_role: Viewer
`)
}

test_deny_resource if {
	rule.deny == {{"message": "anybody sees the dashboards of Grafana without signing in, set in the configuration", "path": ["spec", "config", "auth.anonymous", "enabled"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: grafana.integreatly.org/v1beta1
kind: Grafana
metadata:
  name: grafana
spec:
  config:
    auth.anonymous:
      enabled: "true"
`)
}

test_allow_unknown_image if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: example.com/web:1
          env:
            - name: GF_AUTH_ANONYMOUS_ENABLED
              value: "true"
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: grafana
spec:
  selector:
    matchLabels: {app: grafana}
  template:
    metadata:
      labels: {app: grafana}
    spec:
      containers:
        - name: grafana
          image: grafana/grafana:12.2.0
          env:
            - name: GF_AUTH_ANONYMOUS_ENABLED
              value: "false"
`)
}

test_allow_other_chart if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: grafana
spec:
  chart:
    spec:
      chart: other
  values:
    grafana.ini:
      auth.anonymous:
        enabled: true
`)
}
