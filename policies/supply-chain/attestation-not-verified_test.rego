package kubevet["supply-chain"]["attestation-not-verified_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["attestation-not-verified"] as rule

test_deny_kyverno if {
	rule.deny == {{"message": "no attestation of the images is verified", "path": ["spec", "rules", 0, "verifyImages", 0, "attestations"]}} with input as testing.input_for(`
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
            - entries: []
`)
}

test_deny_validating if {
	rule.deny == {{"message": "no attestation of the images is verified", "path": ["spec", "attestations"]}} with input as testing.input_for(`
apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata:
  name: images
spec:
  attestors:
    - name: a
`)
}

test_allow_static if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: policy.sigstore.dev/v1beta1
kind: ClusterImagePolicy
metadata:
  name: images
spec:
  images:
    - glob: a
  authorities:
    - static: {action: pass}
`)
}
