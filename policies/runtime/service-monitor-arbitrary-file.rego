# METADATA
# title: ServiceMonitor has Prometheus read a file of its own
# description: |
#   Prometheus reads the file in its own pod and sends it to what it scrapes, or uses
#   it for the connection. Who may write a ServiceMonitor so gets files of Prometheus,
#   such as the token of its service account, sent to a pod of their own. The
#   Prometheus operator can forbid it by arbitraryFSAccessThroughSMs.
# related_resources:
#   - ref: https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ArbitraryFSAccessThroughSMsConfig
#     description: Prometheus operator, access to files through ServiceMonitors
# custom:
#   severity: medium
#   profile: recommended
#   kinds: [ServiceMonitor.monitoring.coreos.com]
#   compliance:
#     mitre: [T1552.007]
#     cwe: [CWE-22]
package kubevet.runtime["service-monitor-arbitrary-file"]

import data.kubevet.lib.manifest

deny contains finding if {
	some i, endpoint in manifest.list(input.object, ["spec", "endpoints"])
	is_object(endpoint)
	file := endpoint.bearerTokenFile
	is_string(file)
	file != ""
	finding := object.union(
		{"path": ["spec", "endpoints", i, "bearerTokenFile"], "message": $"Prometheus sends {json.marshal(file)} of its own pod to what it scrapes"},
		_graded(file),
	)
}

deny contains finding if {
	some i, endpoint in manifest.list(input.object, ["spec", "endpoints"])
	some field in ["keyFile", "certFile", "caFile"]
	file := endpoint.tlsConfig[field]
	is_string(file)
	not startswith(file, "/etc/prometheus/")
	not startswith(file, "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt")
	finding := {
		"path": ["spec", "endpoints", i, "tlsConfig", field],
		"message": $"Prometheus reads {json.marshal(file)} of its own pod for what it scrapes",
		"severity": "low",
		"profile": "strict",
	}
}

# Components of Kubernetes take the token of the service account.
_graded(file) := {"profile": "strict"} if {
	startswith(file, "/var/run/secrets/kubernetes.io/serviceaccount/")
} else := {"profile": "strict", "severity": "low"} if {
	startswith(file, "/etc/prometheus/")
} else := {}
