package kubevet.reliability["pvc-storage-request-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pvc-storage-request-missing"] as rule

test_deny_none if {
	every spec in ["accessModes: [ReadWriteOnce]", "resources: {requests: {}}", "resources: {limits: {storage: 1Gi}}", "resources: {requests: {storage: 0}}"] {
		rule.deny == {{"path": ["spec", "resources", "requests", "storage"], "message": `claim "data" requests no storage`}} with input as testing.input_for(sprintf("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {%s}", [spec]))
	}
	rule.deny == {{"path": ["spec", "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage"], "message": `claim "data" requests no storage`}} with input as testing.input_for("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce]}}]}")
}

test_allow_some if {
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {resources: {requests: {storage: 1Gi}}}")
	rule.deny == set() with input as testing.input_for("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {replicas: 1}")
}
