package kubevet["supply-chain"]["image-signature-policy-missing_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["image-signature-policy-missing"] as rule

test_deny_example if {
	rule.deny == {{"message": "no policy of the cluster verifies signatures of images", "path": ["metadata", "name"]}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
---
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
          image: registry.example.com/web:1
`),
		{"parameters": {"image-signature-policy-missing": {"whole-cluster": true}}},
	)
}

test_allow_example if {
	rule.deny == set() with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Namespace
metadata:
  name: kube-system
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
          - {issuer: "https://accounts.example.com", subject: build@example.com}
`),
		{"parameters": {"image-signature-policy-missing": {"whole-cluster": true}}},
	)
}
