package kubevet.reliability["cpu-request-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["cpu-request-missing"] as rule

test_deny_containers_that_request_none if {
	rule.deny == {{"path": ["spec", "containers", 0, "resources", "requests", "cpu"], "message": `sidecar container "proxy" and 2 other containers have no CPU request`, "evidence": ["app", "proxy", "zero"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup}
    - {name: proxy, restartPolicy: Always}
  containers:
    - {name: app, resources: {requests: {other: 1}}}
    - {name: zero, resources: {requests: {cpu: 0}, limits: {cpu: 1}}}
    - {name: good, resources: {requests: {cpu: 1}}}
    - {name: limited, resources: {limits: {cpu: 1}}}
  ephemeralContainers:
    - {name: debug}
`)
}

test_allow_what_sets_it_elsewhere if {
	every more in [
		"---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 1}}]}",
		"---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l}\nspec: {limits: [{type: Container, min: {cpu: 1}}]}",
		"---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: v}\nspec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}",
	] {
		rule.deny == set() with input as testing.input_for(concat("\n", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app}]}}}", more]))
	}
	rule.deny == set() with input as testing.input_for("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {resources: {requests: {cpu: 1}}, containers: [{name: app}]}")
}

test_deny_without_such_defaults if {
	every more in [
		"---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l, namespace: other}\nspec: {limits: [{type: Container, defaultRequest: {cpu: 1}}]}",
		"---\napiVersion: v1\nkind: LimitRange\nmetadata: {name: l}\nspec: {limits: [{type: Pod, min: {cpu: 1}}]}",
		"---\napiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: v}\nspec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, updatePolicy: {updateMode: 'Off'}}",
	] {
		count(rule.deny) == 1 with input as testing.input_for(concat("\n", ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app}]}}}", more]))
	}
}

test_allow_tests_of_charts if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, annotations: {helm.sh/hook: test-success}}
spec: {containers: [{name: app}]}
`)
}

test_allow_patch_in_a_kind_no_table_knows if {
	every pair in [["", 0], [", image: a", 1]] {
		count(rule.deny) == pair[1] with input as testing.input_for(sprintf("apiVersion: example.com/v1\nkind: Web\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app, args: [x]%s}]}}}", [pair[0]]))
	}
}
