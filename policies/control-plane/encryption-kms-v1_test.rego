package kubevet["control-plane"]["encryption-kms-v1_test"]

import data.kubevet["control-plane"]["encryption-kms-v1"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	rule.deny == {{"path": ["resources", 0, "providers", 0, "kms", "apiVersion"], "message": "the KMS provider \"vault\" speaks version 1, which is off since 1.29"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - kms:
          name: vault
          endpoint: unix:///run/kms.sock
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
