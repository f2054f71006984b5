package kubevet["api-versions"]["removed-volume-plugin_test"]

import data.kubevet["api-versions"]["removed-volume-plugin"] as rule
import data.kubevet.lib.testing

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

test_deny_pods if {
	rule.deny == {{"path": ["spec", "volumes", 0, "glusterfs"], "message": "volumes of type glusterfs are gone since Kubernetes 1.26"}} with input as _pod("{volumes: [{name: a, glusterfs: {endpoints: a, path: b}}], containers: []}")
}

test_deny_volumes_and_classes if {
	rule.deny == {{"path": ["spec", "rbd"], "message": "volumes of type rbd are gone since Kubernetes 1.31"}} with input as testing.input_for("apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: a}\nspec: {rbd: {image: a}}")
	rule.deny == {{"path": ["provisioner"], "message": `provisioner "kubernetes.io/rbd" is gone since Kubernetes 1.31`}} with input as testing.input_for("apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\nprovisioner: kubernetes.io/rbd")
}

test_allow_before if {
	rule.deny == set() with input as object.union(_pod("{volumes: [{name: a, rbd: {image: a}}], containers: []}"), {"target": {"minor": 30}})
}

test_allow_others if {
	rule.deny == set() with input as _pod("{volumes: [{name: a, emptyDir: {}}, {name: b, nfs: {server: a, path: /}}, {name: c, rbd: null}], containers: []}")
	rule.deny == set() with input as testing.input_for("apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\nprovisioner: kubernetes.io/no-provisioner")
}
