package kubevet.references["duplicate-env-var_test"]

import data.kubevet.lib.testing
import data.kubevet.references["duplicate-env-var"] as rule

test_deny_all_kinds if {
	rule.deny == {{"message": `container "a" sets "A" twice`, "path": ["spec", "template", "spec", "containers", 0, "env", 2, "name"]}, {"message": `container "a" sets "A" twice`, "path": ["spec", "template", "spec", "containers", 0, "env", 3, "name"]}, {"message": `ephemeral container "e" sets "A" twice`, "path": ["spec", "template", "spec", "ephemeralContainers", 0, "env", 1, "name"]}, {"message": `init container "i" sets "A" twice`, "path": ["spec", "template", "spec", "initContainers", 0, "env", 1, "name"]}, {"message": `sidecar container "s" sets "A" twice`, "path": ["spec", "template", "spec", "initContainers", 1, "env", 1, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: i, env: [{name: A, value: a}, {name: A, value: b}]}, {name: s, restartPolicy: Always, env: [{name: A}, {name: A}]}], containers: [{name: a, env: [{name: A, value: a}, {name: B}, {name: A, value: b}, {name: A, value: c}]}], ephemeralContainers: [{name: e, env: [{name: A}, {name: A}]}]}
`)
}

test_deny_cron_job if {
	rule.deny == {{"message": `container "a" sets "A" twice`, "path": ["spec", "jobTemplate", "spec", "template", "spec", "containers", 0, "env", 1, "name"]}} with input as testing.input_for(`apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, env: [{name: A}, {name: A}]}]}}}}}
`)
}

test_allow_once if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A}, {name: B}]}, {name: b, env: [{name: A}]}]}
`)
}

test_allow_case if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A}, {name: a}]}]}
`)
}

test_allow_over_the_default_of_tekton if {
	rule.deny == set() with input as testing.input_for(`apiVersion: tekton.dev/v1
kind: Task
metadata: {name: a}
spec: {stepTemplate: {env: [{name: A, value: a}]}, steps: [{name: s, image: a, env: [{name: A, value: b}]}]}
`)
}
