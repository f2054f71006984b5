package kubevet.reliability["liveness-probe-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["liveness-probe-missing"] as rule

test_deny_containers_that_keep_running if {
	rule.deny == {{"path": ["spec", "template", "spec", "containers", 0, "livenessProbe"], "message": `sidecar container "proxy" and 2 other containers have no liveness probe`, "evidence": ["app", "odd", "proxy"]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: web}
spec:
  template:
    spec:
      initContainers:
        - {name: setup}
        - {name: proxy, restartPolicy: Always}
      containers:
        - {name: app}
        - {name: odd, livenessProbe: null, readinessProbe: {tcpSocket: {port: 80}}}
        - {name: good, livenessProbe: {tcpSocket: {port: 80}}}
        - {name: linkerd-proxy, image: "cr.l5d.io/linkerd/proxy:edge-25.8.1"}
      ephemeralContainers:
        - {name: debug}
`)
}

test_allow_jobs_and_pods_that_end if {
	every head in [
		"apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: web}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: app}]}}}}}",
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {restartPolicy: OnFailure, containers: [{name: app}]}",
		"apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: web}\nspec: {steps: [{name: app}]}",
	] {
		rule.deny == set() with input as testing.input_for(head)
	}
}
