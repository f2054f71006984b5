package kubevet.gitops["flux-notification-insecure_test"]

import data.kubevet.gitops["flux-notification-insecure"] as rule
import data.kubevet.lib.testing

test_deny_http if {
	testing.stated(rule.deny) == {{"path": ["spec", "address"], "message": "events are sent over HTTP"}} with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata:
  name: alerts
  namespace: flux-system
spec:
  type: generic
  address: http://alerts.example.com/hook
`)
}

test_deny_in_cluster if {
	testing.stated(rule.deny) == {{"path": ["spec", "address"], "message": "events are sent over HTTP", "severity": "low"}} with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata:
  name: alerts
  namespace: flux-system
spec:
  type: generic
  address: http://alertmanager.monitoring:9093/api/v2/alerts
`)
}

test_deny_receiver if {
	testing.stated(rule.deny) == {{"path": ["spec", "secretRef"], "message": "requests to the receiver are not authenticated"}} with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: github, namespace: flux-system}
spec:
  type: github
  resources: [{kind: GitRepository, name: deploy}]
`)
}

test_allow_receiver if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1
kind: Receiver
metadata: {name: github, namespace: flux-system}
spec:
  type: github
  secretRef: {name: webhook}
  resources: [{kind: GitRepository, name: deploy}]
`)
}

test_allow_channel if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: slack, namespace: flux-system}
spec: {type: slack, channel: deploys, secretRef: {name: slack}}
`)
}
