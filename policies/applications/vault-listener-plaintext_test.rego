package kubevet.applications["vault-listener-plaintext_test"]

import data.kubevet.applications["vault-listener-plaintext"] as rule
import data.kubevet.lib.testing

test_deny_hcl if {
	rule.deny == {{"line": 2, "message": "the listener of Vault in file \"vault.hcl\" speaks HTTP without TLS", "path": ["data", "vault.hcl"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vault
data:
  vault.hcl: |
    listener "tcp" {
      tls_disable = "true"
      address = "0.0.0.0:8200"
    }
`)
}

test_deny_json if {
	rule.deny == {{"line": 1, "message": "the listener of Vault in file \"vault.json\" speaks HTTP without TLS", "path": ["data", "vault.json"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vault
data:
  vault.json: |
    {"listener": [{"tcp": {"address": "0.0.0.0:8200", "tls_disable": true}}]}
`)
}

test_deny_resource if {
	rule.deny == {{"message": "the listener of Vault in the configuration speaks HTTP without TLS", "path": ["spec", "config", "listener", "tcp", "tls_disable"]}} with input as testing.input_for(`
apiVersion: vault.banzaicloud.com/v1alpha1
kind: Vault
metadata:
  name: vault
spec:
  config:
    listener:
      tcp:
        address: "0.0.0.0:8200"
        tls_disable: true
`)
}

test_deny_development if {
	rule.deny == {{"message": "Vault in container \"vault\" runs as a server for development, without TLS", "path": ["spec", "template", "spec", "containers", 0, "args", 1]}} with input as testing.input_for(`
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
          image: hashicorp/vault:1.20.0
          args:
            - server
            - -dev
`)
}

test_deny_mounted if {
	rule.deny == {{"line": 2, "message": "the listener of Vault in file \"settings.hcl\" speaks HTTP without TLS", "path": ["data", "settings.hcl"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vault
data:
  settings.hcl: |
    listener "tcp" { address = "0.0.0.0:8200"
     tls_disable = 1 }
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: vault
spec:
  serviceName: vault
  selector:
    matchLabels: {app: vault}
  template:
    metadata:
      labels: {app: vault}
    spec:
      containers:
        - name: vault
          image: openbao/openbao:2.4.0
          volumeMounts:
            - name: config
              mountPath: /openbao/config
      volumes:
        - name: config
          configMap:
            name: vault
`)
}

test_allow_loopback if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vault
data:
  vault.hcl: |
    listener "tcp" {
      address = "127.0.0.1:8200"
      tls_disable = 1
    }
`)
}

test_allow_other_program if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
data:
  other.hcl: |
    listener "tcp" {
      tls_disable = 1
    }
`)
}

test_allow_unix if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: vault
data:
  vault.hcl: |
    listener "unix" {
      address = "/run/vault.sock"
      tls_disable = 1
    }
`)
}
