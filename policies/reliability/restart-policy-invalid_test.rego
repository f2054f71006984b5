package kubevet.reliability["restart-policy-invalid_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["restart-policy-invalid"] as rule

_judged(kind, spec) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: %s\nmetadata: {name: web}\nspec: {template: {spec: {%s, containers: [{name: a}]}}}", [kind, spec]))

test_deny_of_jobs if {
	every pair in [["hostNetwork: true", "Always"], ["restartPolicy: Always", "Always"], ["restartPolicy: onFailure", "onFailure"]] {
		rule.deny == {{"path": ["spec", "template", "spec", "restartPolicy"], "message": sprintf(`the restart policy of a Job is "%s", which must be Never or OnFailure`, [pair[1]])}} with input as _judged("Job", pair[0])
	}
	rule.deny == {{"path": ["spec", "jobTemplate", "spec", "template", "spec", "restartPolicy"], "message": `the restart policy of a Job is "Always", which must be Never or OnFailure`}} with input as testing.input_for("apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a}]}}}}}")
}

test_deny_of_what_runs_on if {
	every kind in ["DaemonSet", "Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"] {
		rule.deny == {{"path": ["spec", "template", "spec", "restartPolicy"], "message": sprintf(`the restart policy of a %s is "OnFailure", which must be Always`, [kind])}} with input as _judged(kind, "restartPolicy: OnFailure")
	}
}

test_allow_what_fits if {
	rule.deny == set() with input as _judged("Job", "restartPolicy: Never")
	rule.deny == set() with input as _judged("Job", "restartPolicy: OnFailure")
	rule.deny == set() with input as _judged("Deployment", "restartPolicy: Always")
	rule.deny == set() with input as _judged("Deployment", "hostNetwork: true")
}
