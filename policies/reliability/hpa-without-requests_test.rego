package kubevet.reliability["hpa-without-requests_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["hpa-without-requests"] as rule

_pod := "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      initContainers: [{name: setup}]\n      containers: [{name: app, resources: {requests: {cpu: 1}}}, {name: log}]\n---\n"

_hpa(spec) := concat("", [_pod, "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, ", spec, "}"])

_found(names, evidence, resource, i, path) := {{
	"path": ["spec", "template", "spec", "containers", i, "resources", "requests", resource],
	"message": sprintf(`%s no %s request, which HorizontalPodAutoscaler "h" scales by`, [names, resource]),
	"evidence": evidence,
	"related": [{"kind": "HorizontalPodAutoscaler", "namespace": "default", "name": "h", "path": path, "message": "scales by a percentage of the request"}],
}}

test_deny_percentages_of_what_is_not_requested if {
	every spec in [
		"metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]",
		"metrics: [{type: ContainerResource, containerResource: {name: cpu, container: log, target: {type: Utilization, averageUtilization: 80}}}]",
	] {
		rule.deny == _found(`container "log" has`, ["log"], "cpu", 1, ["spec", "metrics", 0]) with input as testing.input_for(_hpa(spec))
	}
	rule.deny == _found(`container "log" has`, ["log"], "cpu", 1, ["spec"]) with input as testing.input_for(_hpa("targetCPUUtilizationPercentage: 80"))
	rule.deny == _found(`container "app" and container "log" have`, ["app", "log"], "memory", 0, ["spec", "metrics", 0]) with input as testing.input_for(_hpa("metrics: [{type: Resource, resource: {name: memory, target: {averageUtilization: 80}}}]"))
}

test_allow_other_metrics if {
	every spec in [
		"metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]",
		"metrics: [{type: ContainerResource, containerResource: {name: cpu, container: app, target: {type: Utilization, averageUtilization: 80}}}]",
		"metrics: [{type: External, external: {}}]",
	] {
		rule.deny == set() with input as testing.input_for(_hpa(spec))
	}
}

test_deny_and_allow_keda if {
	every pair in [["{type: cpu, metricType: Utilization, metadata: {value: '60'}}", 1], ["{type: cpu, metricType: AverageValue, metadata: {value: '60'}}", 0], ["{type: cron, metadata: {}}", 0], ["{type: cpu, metadata: {containerName: app}}", 0]] {
		count(rule.deny) == pair[1] with input as testing.input_for(concat("", [_pod, "apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: k}\nspec: {scaleTargetRef: {name: web}, triggers: [", pair[0], "]}"]))
	}
}
