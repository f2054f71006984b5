package kubevet.reliability["termination-grace-period-zero_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["termination-grace-period-zero"] as rule

_judged(spec) := testing.input_for(sprintf("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {%s}", [spec]))

test_deny_zero if {
	rule.deny == {{"path": ["spec", "terminationGracePeriodSeconds"], "message": "the pod is killed at once: its grace period is 0"}} with input as _judged("terminationGracePeriodSeconds: 0, containers: [{name: a}]")
}

test_deny_hook_that_sleeps_longer if {
	every hook in ["[sleep, '30']", "[sh, -c, sleep 30]", "[/bin/sh, -c, /bin/sleep 30s]"] {
		rule.deny == {{"path": ["spec", "containers", 0, "lifecycle", "preStop", "exec", "command"], "message": `container "a" is killed while its preStop hook sleeps for 30 of 30 seconds`}} with input as _judged(sprintf("containers: [{name: a, lifecycle: {preStop: {exec: {command: %s}}}}]", [hook]))
	}
	rule.deny == {{"path": ["spec", "initContainers", 0, "lifecycle", "preStop", "sleep", "seconds"], "message": `sidecar container "a" is killed while its preStop hook sleeps for 90 of 60 seconds`}} with input as _judged("terminationGracePeriodSeconds: 60, containers: [{name: b}], initContainers: [{name: a, restartPolicy: Always, lifecycle: {preStop: {sleep: {seconds: 90}}}}]")
}

test_allow_enough_time if {
	every spec in [
		"containers: [{name: a}]",
		"terminationGracePeriodSeconds: 1, containers: [{name: a}]",
		"terminationGracePeriodSeconds: 60, containers: [{name: a, lifecycle: {preStop: {exec: {command: [sleep, '30']}}}}]",
		"containers: [{name: a, lifecycle: {preStop: {sleep: {seconds: 10}}}}]",
		"containers: [{name: a, lifecycle: {preStop: {exec: {command: [sh, -c, 'sleep 90 & wait']}}}}]",
	] {
		rule.deny == set() with input as _judged(spec)
	}
}
