# METADATA
# title: Cluster collects no logs
# description: |
#   The logs of containers end with their pods, and with them what an intruder did. It
#   is reported once, of the namespace kube-system, and only where the parameter whole-
#   cluster says that the bundle is all there is: a part of a cluster cannot tell, and
#   what a cloud provider installs is not in it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/#cluster-level-logging-architectures
#     description: Kubernetes, cluster-level logging
# custom:
#   severity: info
#   profile: optional
#   kinds: [Namespace]
#   parameters: {whole-cluster: false}
#   compliance:
#     mitre: [T1562]
#     cwe: [CWE-778]
package kubevet.runtime["log-collector-missing"]

import data.kubevet.lib.bundle
import data.kubevet.lib.cluster

deny contains finding if {
	cluster.whole("log-collector-missing")
	not cluster.runs(_known)
	finding := bundle.hedged({"path": ["metadata", "name"], "message": "no workload of the cluster collects logs"})
}

_known := `^(fluentd.*|fluent-bit.*|aws-for-fluent-bit|vector|promtail|filebeat.*|elastic-agent.*|logstash|alloy|grafana-agent|agent|opentelemetry-collector.*|otelcol.*|logging-operator|datadog-agent|splunk.*|newrelic-fluentbit-output|logspout|vlagent)$`
