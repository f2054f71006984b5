package kubevet.reliability["requests-exceed-limits_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["requests-exceed-limits"] as rule

test_deny_request_above_limit if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "requests", "memory"], "message": `container "app" requests 1Gi of memory, above its limit of 1000M`},
		{"path": ["spec", "containers", 0, "resources", "requests", "cpu"], "message": `container "app" requests 1 of cpu, above its limit of 999m`},
		{"path": ["spec", "initContainers", 0, "resources", "requests", "memory"], "message": `init container "setup" requests 1 of memory, above its limit of 0`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {requests: {memory: 1}, limits: {memory: 0}}}
  containers:
    - {name: app, resources: {requests: {memory: 1Gi, cpu: 1}, limits: {memory: 1000M, cpu: 999m}}}
    - {name: equal, resources: {requests: {memory: 1Gi, cpu: "1"}, limits: {memory: 1024Mi, cpu: 1000m}}}
    - {name: odd, resources: {requests: {memory: many, cpu: 2}, limits: {memory: few, cpu: x}}}
    - {name: open, resources: {requests: {memory: 1Gi}}}
`)
}

test_deny_extended_resources_that_differ if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "nvidia.com/gpu"], "message": `container "a" requests 1 of nvidia.com/gpu without the limit that it must have`},
		{"path": ["spec", "containers", 1, "resources", "limits", "hugepages-2Mi"], "message": `container "b" requests 2Mi of hugepages-2Mi, which must equal its limit of 4Mi`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, resources: {requests: {nvidia.com/gpu: 1}}}
    - {name: b, resources: {requests: {hugepages-2Mi: 2Mi}, limits: {hugepages-2Mi: 4Mi}}}
    - {name: c, resources: {requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: "1"}}}
    - {name: d, resources: {limits: {nvidia.com/gpu: 1}}}
`)
}

_ranged := `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, resources: {limits: {memory: 3Gi}, requests: {memory: 3Gi}}}
    - {name: b, resources: {requests: {memory: 1536Mi}}}
    - {name: c, resources: {limits: {memory: 16Mi}}}
    - {name: d}
    - {name: e, resources: {requests: {memory: 1Gi}, limits: {memory: 2Gi}}}
---
apiVersion: v1
kind: LimitRange
metadata: {name: limits, namespace: %s}
spec:
  limits:
    - {type: Pod, max: {memory: 1Mi}}
    - {type: Container, min: {memory: 64Mi}, default: {memory: 1Gi}, max: {memory: 2Gi}}
`

test_deny_what_a_limit_range_forbids if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `container "a" has 3Gi of memory in limits, above the maximum of LimitRange "limits", 2Gi`},
		{"path": ["spec", "containers", 1, "resources", "limits", "memory"], "message": `container "b" requests 1536Mi of memory, above the limit that LimitRange "limits" gives it, 1Gi`},
		{"path": ["spec", "containers", 2, "resources", "requests", "memory"], "message": `container "c" has 16Mi of memory, below the minimum of LimitRange "limits", 64Mi`},
	} with input as testing.input_for(sprintf(_ranged, ["default"]))
}

test_allow_limit_range_of_another_namespace if {
	rule.deny == set() with input as testing.input_for(sprintf(_ranged, ["other"]))
}

test_deny_limit_range_that_contradicts_itself if {
	rule.deny == {
		{"path": ["spec", "limits", 0, "defaultRequest", "cpu"], "message": "defaultRequest is 1 of cpu, above default, which is 500m"},
		{"path": ["spec", "limits", 0, "default", "memory"], "message": "default is 2Gi of memory, above max, which is 1Gi"},
	} with input as testing.input_for(`
apiVersion: v1
kind: LimitRange
metadata: {name: limits}
spec:
  limits:
    - {type: Container, defaultRequest: {cpu: 1}, default: {cpu: 500m, memory: 2Gi}, max: {memory: 1Gi}, min: {memory: 1Gi}}
`)
}
