package kubevet.references["dangling-storage-class_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-storage-class"] as rule

test_deny_claim if {
	rule.deny == {{"message": `StorageClass "a" is not among the manifests`, "path": ["spec", "storageClassName"]}} with input as testing.input_for(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {storageClassName: a, accessModes: [ReadWriteOnce]}
`)
}

test_deny_template if {
	rule.deny == {{"message": `StorageClass "a" is not among the manifests`, "path": ["spec", "volumeClaimTemplates", 0, "spec", "storageClassName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {storageClassName: a}}]}
`)
}

test_allow_default_class if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {accessModes: [ReadWriteOnce]}
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {storageClassName: '', accessModes: [ReadWriteOnce]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {storageClassName: fast, accessModes: [ReadWriteOnce]}
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: fast
provisioner: csi.example.com
`)
}
