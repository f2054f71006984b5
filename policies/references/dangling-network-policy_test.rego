package kubevet.references["dangling-network-policy_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-network-policy"] as rule

test_deny_labels if {
	rule.deny == {{"message": "app=wep selects no pod", "path": ["spec", "podSelector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: wep}}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_expression if {
	rule.deny == {{"message": "app in (a,b) selects no pod", "path": ["spec", "podSelector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_beside_an_operator if {
	rule.deny == {{"message": "app=wep selects no pod", "path": ["spec", "podSelector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: wep}}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {}
`)
}

test_allow_matched if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_all if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_nothing_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
`)
}

test_allow_not_in if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [a]}]}, policyTypes: [Ingress]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}
