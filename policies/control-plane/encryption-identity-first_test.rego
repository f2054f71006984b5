package kubevet["control-plane"]["encryption-identity-first_test"]

import data.kubevet["control-plane"]["encryption-identity-first"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["resources", 0, "providers", 0], "message": "identity comes first, so objects are written in clear"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - identity: {}
      - secretbox:
          keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]
`)
}

test_allow_example if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - kms:
          apiVersion: v2
          name: vault
          endpoint: unix:///run/kms.sock
      - identity: {}
`)
}
