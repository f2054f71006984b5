package kubevet.references["dangling-config-key_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-config-key"] as rule

test_deny_env if {
	rule.deny == {{"message": `ConfigMap "c" has no key "b"`, "path": ["spec", "template", "spec", "containers", 0, "env", 0, "valueFrom", "configMapKeyRef", "key"], "related": [{"kind": "ConfigMap", "message": "see here", "name": "c", "namespace": "default", "path": ["data"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_deny_secret if {
	rule.deny == {{"message": `Secret "s" has no key "b"`, "path": ["spec", "template", "spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef", "key"], "related": [{"kind": "Secret", "message": "see here", "name": "s", "namespace": "default", "path": ["data"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: b}}}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
`)
}

test_deny_items if {
	rule.deny == {{"message": `ConfigMap "c" has no key "b"`, "path": ["spec", "template", "spec", "volumes", 0, "configMap", "items", 1, "key"], "related": [{"kind": "ConfigMap", "message": "see here", "name": "c", "namespace": "default", "path": ["data"]}]}, {"message": `Secret "s" has no key "c"`, "path": ["spec", "template", "spec", "volumes", 1, "projected", "sources", 0, "secret", "items", 0, "key"], "related": [{"kind": "Secret", "message": "see here", "name": "s", "namespace": "default", "path": ["data"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, configMap: {name: c, items: [{key: a, path: a}, {key: b, path: b}]}}, {name: w, projected: {sources: [{secret: {name: s, items: [{key: c, path: c}]}}]}}], containers: [{name: a}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_allow_binary if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
binaryData: {b: Yg==}
`)
}

test_allow_plain_text if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: b}}}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
stringData: {b: c}
`)
}

test_allow_optional if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b, optional: true}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_allow_empty if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {}
`)
}

test_allow_filled_by_the_cluster if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, annotations: {service.beta.openshift.io/inject-cabundle: 'true'}}
data: {a: b}
`)
}

test_allow_token if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: token}}}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
type: kubernetes.io/service-account-token
data: {a: Yg==}
`)
}

test_allow_made_by_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: b}}}]}]}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: s}
spec: {target: {name: s}}
`)
}

test_allow_absent if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: b}}}]}]}
`)
}
