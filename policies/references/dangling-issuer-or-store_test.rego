package kubevet.references["dangling-issuer-or-store_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-issuer-or-store"] as rule

test_deny_cluster_issuer if {
	rule.deny == {{"message": `ClusterIssuer "cb" is not among the manifests`, "path": ["spec", "issuerRef", "name"]}} with input as testing.input_for(`apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c}
spec: {secretName: c, issuerRef: {kind: ClusterIssuer, name: cb}}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {selfSigned: {}}
`)
}

test_deny_issuer if {
	rule.deny == {{"message": `Issuer "ca" is not among the manifests`, "path": ["spec", "issuerRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c}
spec: {secretName: c, issuerRef: {name: ca}}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {selfSigned: {}}
`)
}

test_deny_of_elsewhere if {
	rule.deny == {{"message": `ClusterIssuer "ca" is not among the manifests`, "path": ["spec", "issuerRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c}
spec: {secretName: c, issuerRef: {kind: ClusterIssuer, name: ca}}
`)
}

test_deny_store if {
	rule.deny == {{"message": `SecretStore "valut" is not among the manifests; the nearest is "vault"`, "path": ["spec", "secretStoreRef", "name"]}} with input as testing.input_for(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e}
spec: {secretStoreRef: {name: valut}}
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: vault}
spec: {}
`)
}

test_deny_cluster_store if {
	rule.deny == {{"message": `ClusterSecretStore "vault" is not among the manifests`, "path": ["spec", "secretStoreRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e}
spec: {secretStoreRef: {kind: ClusterSecretStore, name: vault}}
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: vault}
spec: {}
`)
}

test_deny_ingress if {
	rule.deny == {{"message": `ClusterIssuer "cb" is not among the manifests`, "path": ["metadata", "annotations", "cert-manager.io/cluster-issuer"]}} with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a, annotations: {cert-manager.io/cluster-issuer: cb}}
spec: {}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {selfSigned: {}}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: c}
spec: {secretName: c, issuerRef: {kind: ClusterIssuer, name: ca}}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {selfSigned: {}}
`)
}

test_allow_store if {
	rule.deny == set() with input as testing.input_for(`apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: e}
spec: {secretStoreRef: {name: vault}}
---
apiVersion: external-secrets.io/v1
kind: SecretStore
metadata: {name: vault}
spec: {}
`)
}

test_allow_ingress if {
	rule.deny == set() with input as testing.input_for(`apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: a, annotations: {cert-manager.io/cluster-issuer: ca}}
spec: {}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {selfSigned: {}}
`)
}
