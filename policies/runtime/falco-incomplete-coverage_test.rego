package kubevet.runtime["falco-incomplete-coverage_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["falco-incomplete-coverage"] as rule

test_deny_deployment if {
	rule.deny == {{"message": "Falco runs as a Deployment, and sees only the nodes of its pods", "path": ["kind"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      tolerations: [{operator: Exists}]
      volumes: [{name: p, hostPath: {path: /proc}}]
      containers:
        - name: falco
          image: falcosecurity/falco:0.44.0
          securityContext: {privileged: true}
`)
}

test_deny_nothing_mounted if {
	rule.deny == {{"evidence": ["no process files of the node are mounted"], "message": "Falco does not see what happens on the node: no process files of the node are mounted", "path": ["spec", "template", "spec", "containers", 0, "securityContext"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      tolerations: [{operator: Exists}]
      containers:
        - name: falco
          image: falcosecurity/falco:0.44.0
          securityContext: {privileged: true}
`)
}

test_allow_plugins if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      containers:
        - name: falco
          image: falcosecurity/falco:0.44.0
          volumeMounts:
            - name: config
              mountPath: /etc/falco
      volumes:
        - name: config
          configMap:
            name: falco
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: falco
data:
  falco.yaml: |
    engine:
      kind: nodriver
`)
}

test_allow_sidekick if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: falcosidekick
spec:
  selector:
    matchLabels: {app: falcosidekick}
  template:
    metadata:
      labels: {app: falcosidekick}
    spec:
      containers:
        - name: falcosidekick
          image: falcosecurity/falcosidekick:2.31.1
`)
}
