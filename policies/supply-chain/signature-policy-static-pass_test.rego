package kubevet["supply-chain"]["signature-policy-static-pass_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["signature-policy-static-pass"] as rule

test_deny_registry if {
	rule.deny == {{"message": "images of \"docker.io/**\" pass without a signature", "path": ["spec", "authorities", 0, "static", "action"]}} with input as testing.input_for(`
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: docker.io/**
  authorities:
    - name: a
      static: {action: pass}
`)
}

test_deny_connaisseur if {
	rule.deny == {{"line": 4, "message": "Connaisseur approves every image that no other pattern is for", "path": ["data", "config.yaml"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: connaisseur-app-config
data:
  config.yaml: |
    validators:
      - name: allow
        type: static
        approve: true
    policy:
      - pattern: "*:*"
        validator: allow
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: connaisseur
spec:
  selector:
    matchLabels: {app: connaisseur}
  template:
    metadata:
      labels: {app: connaisseur}
    spec:
      containers:
        - name: connaisseur
          image: docker.io/securesystemsengineering/connaisseur:v3.8.0
          volumeMounts:
            - name: config
              mountPath: /app/config
      volumes:
        - name: config
          configMap:
            name: connaisseur-app-config
`)
}

test_allow_fail if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: "**"
  authorities:
    - static: {action: fail}
`)
}
