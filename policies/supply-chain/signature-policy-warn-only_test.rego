package kubevet["supply-chain"]["signature-policy-warn-only_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["signature-policy-warn-only"] as rule

test_deny_rule if {
	rule.deny == {{"message": "images that were never verified are admitted", "path": ["spec", "rules", 0, "verifyImages", 0, "required"]}, {"message": "images without a right signature are admitted", "path": ["spec", "rules", 0, "verifyImages", 0, "failureAction"]}} with input as testing.input_for(`
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
          failureAction: Audit
          required: false
`)
}

test_deny_policy if {
	rule.deny == {{"message": "images without a right signature are admitted", "path": ["spec", "validationFailureAction"]}} with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: images
spec:
  validationFailureAction: Audit
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

test_deny_validating if {
	rule.deny == {{"message": "images without a right signature are admitted", "path": ["spec", "validationActions"]}} with input as testing.input_for(`
apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata:
  name: images
spec:
  validationActions: [Audit]
`)
}

test_deny_tag if {
	rule.deny == {{"message": "images are admitted by a tag, which may be moved after it was verified", "path": ["spec", "rules", 0, "verifyImages", 0, "verifyDigest"]}} with input as testing.input_for(`
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
          verifyDigest: false
          mutateDigest: false
`)
}

test_allow_pinned if {
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
          failureAction: Enforce
          verifyDigest: false
`)
}

test_allow_deny if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata:
  name: images
spec:
  validationActions: [Deny]
`)
}

test_allow_other_policy if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: a
spec:
  validationFailureAction: Audit
  rules:
    - name: a
      validate: {message: a}
`)
}
