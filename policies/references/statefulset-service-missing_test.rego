package kubevet.references["statefulset-service-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.references["statefulset-service-missing"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Service "dv" is not among the manifests`, "path": ["spec", "serviceName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {serviceName: dv, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 1}]}
`)
}

test_deny_not_headless if {
	rule.deny == {{"message": `Service "db" is not headless`, "path": ["spec", "serviceName"], "related": [{"kind": "Service", "message": "see here", "name": "db", "namespace": "default", "path": ["spec", "clusterIP"]}], "severity": "low"}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {clusterIP: 10.0.0.1, selector: {app: db}, ports: [{port: 1}]}
`)
}

test_deny_other_pods if {
	rule.deny == {{"message": `Service "db" does not select the pods`, "path": ["spec", "serviceName"], "related": [{"kind": "Service", "message": "see here", "name": "db", "namespace": "default", "path": ["spec", "selector"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 1}]}
`)
}

test_deny_empty if {
	rule.deny == {{"message": "no Service is named for the pods", "path": ["spec", "serviceName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {serviceName: '', selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_none if {
	rule.deny == {{"message": "no Service is named for the pods", "path": ["spec", "serviceName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {serviceName: db, selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: db}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 1}]}
`)
}
