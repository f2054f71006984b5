package kubevet.references["orphan-config_test"]

import data.kubevet.lib.testing
import data.kubevet.references["orphan-config"] as rule

test_deny_alone if {
	rule.deny == {{"message": "no object among the manifests names it", "path": ["metadata", "name"]}} with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
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

test_deny_secret if {
	rule.deny == {{"message": "no object among the manifests names it", "path": ["metadata", "name"]}} with input as testing.input_for(`apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
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

test_allow_read if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
`)
}

test_allow_named_in_a_command if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: config}
data: {a: b}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, args: [--from=config]}]}
`)
}

test_allow_named_by_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {auth: s}
`)
}

test_allow_found_by_its_label if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c, labels: {grafana_dashboard: '1'}}
data: {a: b}
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

test_allow_token if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: Secret
metadata: {name: s}
type: kubernetes.io/service-account-token
data: {a: Yg==}
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

test_allow_optional if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c, optional: true}}]}]}
`)
}
