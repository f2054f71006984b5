package kubevet["supply-chain"]["image-not-covered-by-signature-policy_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["image-not-covered-by-signature-policy"] as rule

test_deny_segment if {
	rule.deny == {{"message": "container \"web\" uses image \"registry.example.com/a/b/web:1\", whose signature no policy verifies", "path": ["spec", "template", "spec", "containers", 0, "image"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example.com/a/b/web:1
---
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: "registry.example.com/*/web*"
  authorities:
    - keyless:
        identities:
          - {issuer: a, subject: b}
`)
}

test_deny_namespace if {
	rule.deny == {{"message": "container \"web\" uses image \"registry.example.com/web:1\", whose signature is not verified in a namespace without the label policy.sigstore.dev/include", "path": ["spec", "template", "spec", "containers", 0, "image"], "related": [{"kind": "Namespace", "message": "lacks the label", "name": "shop", "namespace": "", "path": ["metadata", "labels"]}]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: "registry.example.com/**"
  authorities:
    - keyless:
        identities:
          - {issuer: a, subject: b}
`)
}

test_allow_kyverno if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: registry.example.com/a/b:1
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: images
spec:
  rules:
    - name: signed
      match:
        any:
          - resources: {kinds: [Pod]}
      verifyImages:
        - imageReferences: ["registry.example.com/*"]
          attestors: []
`)
}

test_allow_hub if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
---
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: "nginx*"
  authorities:
    - keyless:
        identities:
          - {issuer: a, subject: b}
`)
}

test_allow_no_policy if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx:1.29
`)
}
