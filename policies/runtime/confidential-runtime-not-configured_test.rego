package kubevet.runtime["confidential-runtime-not-configured_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["confidential-runtime-not-configured"] as rule

test_allow_not_labelled if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: vault
spec:
  selector:
    matchLabels: {app: vault}
  template:
    metadata:
      labels: {app: vault}
    spec:
      containers:
        - name: vault
          image: registry.example.com/vault:1
`)
}

test_deny_example if {
	rule.deny == {{"message": "label \"confidential\" says confidential, and no runtime class encrypts the memory", "path": ["spec", "template", "spec", "runtimeClassName"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: vault
spec:
  selector:
    matchLabels: {app: vault}
  template:
    metadata:
      labels: {app: vault, confidential: "true"}
    spec:
      containers:
        - name: vault
          image: registry.example.com/vault:1
`)
}
