package kubevet.references["dangling-secret-reference_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-secret-reference"] as rule

test_deny_slip if {
	rule.deny == {{"message": `Secret "web-secrets" is not among the manifests; the nearest is "web-secret"`, "path": ["spec", "template", "spec", "containers", 0, "envFrom", 0, "secretRef", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{secretRef: {name: web-secrets}}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: web-secret}
data: {a: Yg==}
`)
}

test_deny_from_elsewhere if {
	rule.deny == {{"message": `Secret "s" is not among the manifests`, "path": ["spec", "template", "spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: a}}}]}]}
`)
}

test_deny_one_of_a_series if {
	rule.deny == {{"message": `Secret "web-tls-1" is not among the manifests; the nearest is "web-tls-0"`, "path": ["spec", "template", "spec", "volumes", 0, "secret", "secretName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, secret: {secretName: web-tls-1}}], containers: [{name: a}]}
---
apiVersion: v1
kind: Secret
metadata: {name: web-tls-0}
data: {a: Yg==}
`)
}

test_deny_ingress if {
	rule.deny == {{"message": `Secret "shop-tls" is not among the manifests; the nearest is "shop-tsl"`, "path": ["spec", "tls", 0, "secretName"]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a}
spec: {tls: [{secretName: shop-tls}]}
---
apiVersion: v1
kind: Secret
metadata: {name: shop-tsl}
data: {a: Yg==}
`)
}

test_deny_projected if {
	rule.deny == {{"message": `Secret "web-secrets" is not among the manifests; the nearest is "web-secret"`, "path": ["spec", "template", "spec", "volumes", 0, "projected", "sources", 0, "secret", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, projected: {sources: [{secret: {name: web-secrets}}]}}], containers: [{name: a}]}
---
apiVersion: v1
kind: Secret
metadata: {name: web-secret}
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
    spec: {containers: [{name: a, envFrom: [{secretRef: {name: s}}]}]}
---
apiVersion: v1
kind: Secret
metadata: {name: s}
data: {a: Yg==}
`)
}

test_allow_external_secret if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{secretRef: {name: s}}]}]}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: s}
spec: {target: {name: s}}
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
    spec: {volumes: [{name: v, secret: {secretName: s, optional: true}}], containers: [{name: a}]}
`)
}

test_allow_certificate_of_an_ingress if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a, annotations: {cert-manager.io/cluster-issuer: ca}}
spec: {tls: [{secretName: shop-tls}]}
`)
}

test_allow_made_by_a_command if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, secret: {secretName: webhook-cert}}], containers: [{name: a, args: [--secret=webhook-cert]}]}
`)
}
