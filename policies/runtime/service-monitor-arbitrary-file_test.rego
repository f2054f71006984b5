package kubevet.runtime["service-monitor-arbitrary-file_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["service-monitor-arbitrary-file"] as rule

test_deny_service_account if {
	rule.deny == {{"message": "Prometheus reads \"/etc/ssl/own.pem\" of its own pod for what it scrapes", "path": ["spec", "endpoints", 0, "tlsConfig", "caFile"], "profile": "strict", "severity": "low"}, {"message": "Prometheus sends \"/var/run/secrets/kubernetes.io/serviceaccount/token\" of its own pod to what it scrapes", "path": ["spec", "endpoints", 0, "bearerTokenFile"], "profile": "strict"}} with input as testing.input_for(`
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  endpoints:
    - bearerTokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
      tlsConfig: {caFile: /etc/ssl/own.pem, certFile: /etc/prometheus/secrets/a/tls.crt}
`)
}

test_allow_authority if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: web
spec:
  endpoints:
    - tlsConfig: {caFile: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt}
`)
}
