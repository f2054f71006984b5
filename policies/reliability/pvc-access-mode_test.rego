package kubevet.reliability["pvc-access-mode_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["pvc-access-mode"] as rule

test_deny_many if {
	rule.deny == {{"path": ["spec", "accessModes", 1], "message": `claim "data" can be mounted by several nodes: ReadWriteMany`}} with input as testing.input_for("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [ReadWriteOnce, ReadWriteMany]}")
	rule.deny == {{"path": ["spec", "volumeClaimTemplates", 0, "spec", "accessModes", 0], "message": `claim "data" can be mounted by several nodes: ReadOnlyMany`}} with input as testing.input_for("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: db}\nspec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadOnlyMany]}}]}")
}

test_allow_one if {
	every mode in ["ReadWriteOnce", "ReadWriteOncePod"] {
		rule.deny == set() with input as testing.input_for(sprintf("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: [%s]}", [mode]))
	}
}
