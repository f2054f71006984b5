package kubevet.reliability["readiness-probe-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["readiness-probe-missing"] as rule

_service := `
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: http}, {port: 9000, targetPort: 9000}]
`

_pod(containers) := testing.input_for(concat("", [
	`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
`,
	containers, _service,
]))

test_deny_containers_that_a_service_leads_to if {
	rule.deny == {{"path": ["spec", "containers", 0, "readinessProbe"], "message": `sidecar container "front" and container "app" have no readiness probe, though a Service leads there`, "evidence": ["app", "front"]}} with input as _pod(`
  initContainers:
    - {name: setup, ports: [{containerPort: 9000}]}
    - {name: front, restartPolicy: Always, ports: [{containerPort: 9000}]}
  containers:
    - {name: app, ports: [{name: http, containerPort: 8080}]}
    - {name: logger}
    - {name: istio-proxy, image: "docker.io/istio/proxyv2:1.28.0", ports: [{name: http, containerPort: 8080}]}
`)
}

test_deny_only_container_that_declares_no_port if {
	rule.deny == {{"path": ["spec", "containers", 0, "readinessProbe"], "message": `container "app" has no readiness probe, though a Service leads there`, "evidence": ["app"]}} with input as _pod(`
  containers: [{name: app, livenessProbe: {tcpSocket: {port: 80}}}]
`)
}

test_allow_probed_and_unserved if {
	every containers in [
		"  containers: [{name: app, readinessProbe: {tcpSocket: {port: 80}}}]",
		"  containers: [{name: a}, {name: b, ports: [{containerPort: 1}]}]",
		"  containers: [{name: app, ports: [{containerPort: 9000, protocol: UDP}]}, {name: b}]",
	] {
		rule.deny == set() with input as _pod(containers)
	}
}

test_allow_jobs_hooks_and_other_labels if {
	every head in [
		"apiVersion: batch/v1\nkind: Job\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}",
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}, annotations: {helm.sh/hook: test}}\nspec: {containers: [{name: app}]}",
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {restartPolicy: Never, containers: [{name: app}]}",
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: api}}\nspec: {containers: [{name: app}]}",
		"apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: other, labels: {app: web}}\nspec: {containers: [{name: app}]}",
		"apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web}\nspec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: app}]}}}",
	] {
		rule.deny == set() with input as testing.input_for(concat("", [head, _service]))
	}
}
