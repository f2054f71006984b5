package kubevet["control-plane"]["managed-cluster-secret-encryption-missing_test"]

import data.kubevet["control-plane"]["managed-cluster-secret-encryption-missing"] as rule
import data.kubevet.lib.testing

test_deny_gke if {
	rule.deny == {{"path": ["spec", "databaseEncryption", "keyName"], "message": "no key of the account encrypts Secrets"}} with input as testing.input_for(`
apiVersion: container.cnrm.cloud.google.com/v1beta1
kind: ContainerCluster
metadata: {name: a}
spec: {location: europe-west1}
`)
}

test_allow_capa if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: {name: a}
spec: {encryptionConfig: {provider: arn:aws:kms:a}}
`)
}
