package kubevet.reliability["rolling-update-cannot-progress_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["rolling-update-cannot-progress"] as rule

_judged(kind, spec) := testing.input_for(sprintf("apiVersion: apps/v1\nkind: %s\nmetadata: {name: web}\nspec: {%s}", [kind, spec]))

_neither := "the update may neither stop a pod nor start one more: maxUnavailable and maxSurge are 0"

test_deny_neither if {
	rule.deny == {{"path": ["spec", "strategy", "rollingUpdate", "maxUnavailable"], "message": _neither}} with input as _judged("Deployment", "strategy: {rollingUpdate: {maxUnavailable: 0%, maxSurge: 0}}")
	rule.deny == {{"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"], "message": _neither}} with input as _judged("DaemonSet", "updateStrategy: {rollingUpdate: {maxUnavailable: 0}}")
	rule.deny == {{"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"], "message": "the update may stop no pod: maxUnavailable is 0"}} with input as _judged("StatefulSet", "updateStrategy: {rollingUpdate: {maxUnavailable: 0}}")
}

test_deny_both_of_a_daemon_set if {
	every spec in ["maxSurge: 1", "maxSurge: 10%, maxUnavailable: 1"] {
		rule.deny == {{"path": ["spec", "updateStrategy", "rollingUpdate", "maxUnavailable"], "message": "a DaemonSet with maxSurge must have a maxUnavailable of 0, which is 1 by default"}} with input as _judged("DaemonSet", sprintf("updateStrategy: {rollingUpdate: {%s}}", [spec]))
	}
}

test_deny_deadline_before_ready if {
	rule.deny == {{"path": ["spec", "progressDeadlineSeconds"], "message": "the update fails after 60 seconds, and a pod counts as ready after 60"}} with input as _judged("Deployment", "minReadySeconds: 60, progressDeadlineSeconds: 60")
	rule.deny == {{"path": ["spec", "progressDeadlineSeconds"], "message": "the update fails after 600 seconds, and a pod counts as ready after 900"}} with input as _judged("Deployment", "minReadySeconds: 900")
}

test_allow_progress if {
	every pair in [
		["Deployment", "strategy: {rollingUpdate: {maxUnavailable: 0}}"],
		["Deployment", "strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}"],
		["Deployment", "strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1%}}, minReadySeconds: 30"],
		["DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}"],
		["DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: 0}}"],
		["DaemonSet", "updateStrategy: {rollingUpdate: {maxSurge: null}}"],
		["StatefulSet", "updateStrategy: {rollingUpdate: {partition: 0}}"],
	] {
		rule.deny == set() with input as _judged(pair[0], pair[1])
	}
}
