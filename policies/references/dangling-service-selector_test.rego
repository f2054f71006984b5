package kubevet.references["dangling-service-selector_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-service-selector"] as rule

test_deny_other_value if {
	rule.deny == {{"message": "app=wep selects no pod", "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wep}, ports: [{name: http, port: 80}]}
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

test_deny_other_key if {
	rule.deny == {{"message": "name=web selects no pod", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {name: web}, ports: [{name: http, port: 80}]}
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

test_deny_one_of_two if {
	rule.deny == {{"message": "app=web,tier=front selects no pod", "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web, tier: front}, ports: [{name: http, port: 80}]}
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
	rule.deny == {{"message": "app=wep selects no pod", "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wep}, ports: [{name: http, port: 80}]}
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

test_deny_label_of_what_runs if {
	rule.deny == {{"message": "app=web,vault-active=true selects no pod", "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}], "severity": "info"}} with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web, vault-active: 'true'}, ports: [{name: http, port: 80}]}
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

test_allow_matched if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
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

test_allow_no_workload if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
`)
}

test_allow_no_selector if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {ports: [{port: 80}]}
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

test_allow_external_name if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: ExternalName, externalName: a.example.com, selector: {app: wep}, ports: [{name: http, port: 80}]}
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

test_allow_own_endpoints if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: wep}, ports: [{name: http, port: 80}]}
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
apiVersion: v1
kind: Endpoints
metadata: {name: web}
`)
}

test_allow_label_of_a_controller if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {statefulset.kubernetes.io/pod-name: web-0}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web}]}
`)
}

test_allow_other_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web, namespace: a}
spec: {selector: {app: wep}, ports: [{name: http, port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: b}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web}]}
`)
}

test_allow_job if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {job-name: load}, ports: [{name: http, port: 80}]}
---
apiVersion: batch/v1
kind: Job
metadata: {name: load}
spec: {template: {spec: {containers: [{name: a}]}}}
`)
}
