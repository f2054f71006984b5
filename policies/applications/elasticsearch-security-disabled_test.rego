package kubevet.applications["elasticsearch-security-disabled_test"]

import data.kubevet.applications["elasticsearch-security-disabled"] as rule
import data.kubevet.lib.testing

test_deny_nested if {
	rule.deny == {{"line": 3, "message": "security of Elasticsearch is off in file \"elasticsearch.yml\"", "path": ["data", "elasticsearch.yml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: elasticsearch
data:
  elasticsearch.yml: |
    xpack:
      security:
        enabled: false
`)
}

test_deny_variable if {
	rule.deny == {{"message": "security of Elasticsearch is off in container \"logs\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: logs
spec:
  serviceName: logs
  selector:
    matchLabels: {app: logs}
  template:
    metadata:
      labels: {app: logs}
    spec:
      containers:
        - name: logs
          image: docker.elastic.co/elasticsearch/elasticsearch:9.1.0
          env:
            - name: xpack.security.enabled
              value: "false"
`)
}

test_deny_opensearch if {
	rule.deny == {{"message": "the security plugin of OpenSearch is off in container \"logs\"", "path": ["spec", "template", "spec", "containers", 0, "env", 0, "value"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: logs
spec:
  serviceName: logs
  selector:
    matchLabels: {app: logs}
  template:
    metadata:
      labels: {app: logs}
    spec:
      containers:
        - name: logs
          image: opensearchproject/opensearch:3.2.0
          env:
            - name: DISABLE_SECURITY_PLUGIN
              value: "true"
`)
}

test_deny_opensearch_file if {
	rule.deny == {{"line": 1, "message": "the security plugin of OpenSearch is off in file \"opensearch.yml\"", "path": ["data", "opensearch.yml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: opensearch
data:
  opensearch.yml: |
    plugins.security.disabled: true
`)
}

test_deny_resource if {
	rule.deny == {{"message": "security of Elasticsearch is off in the configuration", "path": ["spec", "nodeSets", 0, "config", "xpack.security.enabled"]}} with input as testing.input_for(`
apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata:
  name: logs
spec:
  version: 9.1.0
  nodeSets:
    - name: default
      count: 3
      config:
        xpack.security.enabled: false
`)
}

test_allow_dashboards if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ui
spec:
  selector:
    matchLabels: {app: ui}
  template:
    metadata:
      labels: {app: ui}
    spec:
      containers:
        - name: ui
          image: opensearchproject/opensearch-dashboards:3.2.0
          env:
            - name: DISABLE_SECURITY_DASHBOARDS_PLUGIN
              value: "true"
`)
}

test_allow_enabled if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: logs
spec:
  serviceName: logs
  selector:
    matchLabels: {app: logs}
  template:
    metadata:
      labels: {app: logs}
    spec:
      containers:
        - name: logs
          image: docker.elastic.co/elasticsearch/elasticsearch:9.1.0
          env:
            - name: xpack.security.enabled
              value: "true"
`)
}
