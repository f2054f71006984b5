package kubevet["control-plane"]["encryption-key-inline_test"]

import data.kubevet["control-plane"]["encryption-key-inline"] as rule
import data.kubevet.lib.testing

test_allow_placeholder if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers: [{aescbc: {keys: [{name: a, secret: '${ENCRYPTION_KEY}'}]}}]
`)
}

test_allow_words if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers: [{aescbc: {keys: [{name: a, secret: <BASE 64 ENCODED SECRET>}]}}]
`)
}

test_deny_example if {
	rule.deny == {{"path": ["resources", 0, "providers", 0, "secretbox", "keys", 0, "secret"], "message": "the key of the provider secretbox is committed"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
  - resources: [secrets]
    providers:
      - secretbox:
          keys:
            - name: a
              secret: bm90LWEtcmVhbC1rZXktYnV0LTMyLWJ5dGVzLWxvbmc=
`)
}
