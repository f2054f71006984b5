package kubevet["supply-chain"]["signature-policy-any-identity_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["signature-policy-any-identity"] as rule

test_deny_issuer if {
	rule.deny == {{"message": "identities of every issuer are taken", "path": ["spec", "authorities", 0, "keyless", "identities", 0, "issuerRegExp"]}} with input as testing.input_for(`
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
          - issuerRegExp: ^.*$
            subject: build@example.com
`)
}

test_deny_public if {
	rule.deny == {{"message": "signatures of every user of a public service are taken", "path": ["spec", "authorities", 0, "keyless", "identities", 0, "subjectRegExp"]}} with input as testing.input_for(`
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
          - issuer: https://token.actions.githubusercontent.com
            subjectRegExp: ^https://github.com/.*$
`)
}

test_deny_kyverno if {
	rule.deny == {{"message": "signatures of every subject are taken", "path": ["spec", "rules", 0, "verifyImages", 0, "attestors", 0, "entries", 0, "keyless", "subject"]}} with input as testing.input_for(`
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
          attestors:
            - entries:
                - keyless:
                    subject: "*"
                    issuer: https://token.actions.githubusercontent.com
`)
}

test_deny_nobody_named if {
	rule.deny == {{"message": "signatures of every subject are taken", "path": ["spec", "rules", 0, "verifyImages", 0, "attestors", 0, "entries", 0, "keyless", "subject"]}} with input as testing.input_for(`
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
          attestors:
            - entries:
                - keyless:
                    issuer: https://token.actions.githubusercontent.com
`)
}

test_deny_validating if {
	rule.deny == {{"message": "signatures of every subject are taken", "path": ["spec", "attestors", 0, "cosign", "keyless", "identities", 0, "subjectRegExp"]}} with input as testing.input_for(`
apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata:
  name: images
spec:
  attestors:
    - name: cosign
      cosign:
        keyless:
          identities:
            - issuer: https://accounts.example.com
              subjectRegExp: .+
`)
}

test_allow_organisation if {
	rule.deny == set() with input as testing.input_for(`
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
          attestors:
            - entries:
                - keyless:
                    subject: https://github.com/example/*
                    issuer: https://token.actions.githubusercontent.com
`)
}

test_allow_key if {
	rule.deny == set() with input as testing.input_for(`
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
          attestors:
            - entries:
                - keys:
                    publicKeys: x
`)
}
