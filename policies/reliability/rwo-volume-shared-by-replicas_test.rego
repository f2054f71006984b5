package kubevet.reliability["rwo-volume-shared-by-replicas_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["rwo-volume-shared-by-replicas"] as rule

_judged(spec, modes) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {%s, template: {spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: data}}], containers: [{name: web}]}}}\n---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec: {accessModes: %s}", [spec, modes]))

_found(path, message, by, severity) := {object.union(severity, {
	"path": path,
	"message": message,
	"related": [{"kind": "PersistentVolumeClaim", "namespace": "default", "name": "data", "path": ["spec", "accessModes"], "message": sprintf("one %s can mount it", [by])}],
})}

_claim := ["spec", "template", "spec", "volumes", 0, "persistentVolumeClaim", "claimName"]

test_deny_several_replicas if {
	rule.deny == _found(_claim, `3 pods share claim "data", which one node can mount`, "node", {}) with input as _judged("replicas: 3", "[ReadWriteOnce]")
	rule.deny == _found(_claim, `2 pods share claim "data", which one pod can mount`, "pod", {}) with input as _judged("replicas: 2", "[ReadWriteOncePod]")
}

test_deny_rolling_update_of_one if {
	rule.deny == _found(["spec", "strategy", "type"], `a new pod waits for claim "data", which the old one keeps until the new one is ready`, "node", {"severity": "low", "profile": "strict"}) with input as _judged("replicas: 1", "[ReadWriteOnce]")
	rule.deny == _found(["spec", "strategy", "type"], `a new pod waits for claim "data", which the old one keeps until the new one is ready`, "pod", {"severity": "medium", "profile": "recommended"}) with input as _judged("replicas: 1", "[ReadWriteOncePod]")
}

test_allow_what_can_be_shared if {
	rule.deny == set() with input as _judged("replicas: 3", "[ReadWriteMany]")
	rule.deny == set() with input as _judged("replicas: 3", "[ReadWriteOnce, ReadWriteMany]")
	rule.deny == set() with input as _judged("strategy: {type: Recreate}", "[ReadWriteOnce]")
	rule.deny == set() with input as _judged("strategy: {rollingUpdate: {maxSurge: 0}}", "[ReadWriteOnce]")
	rule.deny == set() with input as _judged("replicas: 0", "[ReadWriteOnce]")
	rule.deny == set() with input as _judged("replicas: 3", "null")
}
