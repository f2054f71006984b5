package kubevet.references["dangling-network-policy-peer_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-network-policy-peer"] as rule

test_deny_slip if {
	rule.deny == {{"message": "app=webb selects no pod of the namespace", "path": ["spec", "ingress", 0, "from", 0, "podSelector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: webb}}}]}]}
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

test_deny_client_of_elsewhere if {
	rule.deny == {{"message": "client=true selects no pod of the namespace", "path": ["spec", "ingress", 0, "from", 0, "podSelector"], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {client: 'true'}}}]}]}
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

test_deny_egress if {
	rule.deny == {{"message": "app=database selects no pod of the namespace", "path": ["spec", "egress", 0, "to", 0, "podSelector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], egress: [{to: [{podSelector: {matchLabels: {app: database}}}]}]}
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

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}
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

test_allow_other_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: n}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: webb}}}]}]}
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
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
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
