package kubevet["control-plane"]["encryption-weak-provider_test"]

import data.kubevet["control-plane"]["encryption-weak-provider"] as rule
import data.kubevet.lib.testing

test_allow_second if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers: [{secretbox: {keys: []}}, {aescbc: {keys: []}}]
`)
}

test_deny_example if {
	rule.deny == {{"path": ["resources", 0, "providers", 0, "aescbc"], "message": "objects are encrypted by aescbc"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - aescbc:
          keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]
`)
}
