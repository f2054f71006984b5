package kubevet["control-plane"]["encryption-secrets-not-covered_test"]

import data.kubevet["control-plane"]["encryption-secrets-not-covered"] as rule
import data.kubevet.lib.testing

test_allow_groups if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: ['*.*']
    providers: [{identity: {}}]
`)
}

test_deny_example if {
	rule.deny == {{"path": ["resources"], "message": "no entry covers Secrets"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [configmaps]
    providers:
      - kms: {apiVersion: v2, name: vault, endpoint: unix:///run/kms.sock}
`)
}
