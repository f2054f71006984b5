package kubevet.reliability["suspicious-resource-quantity_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["suspicious-resource-quantity"] as rule

test_deny_every_confusion if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "resources", "limits", "memory"], "message": `the memory limit of container "app" is 512m, which is thousandths of a byte`},
		{"path": ["spec", "containers", 0, "resources", "requests", "cpu"], "message": `the cpu request of container "app" is 250, which is whole cores`},
		{"path": ["spec", "containers", 0, "resources", "requests", "memory"], "message": `the memory request of container "app" is 512, which is bytes`},
		{"path": ["spec", "containers", 1, "resources", "limits", "memory"], "message": `the memory limit of container "text" is no quantity: "1 Gi"`},
		{"path": ["spec", "initContainers", 0, "resources", "limits", "cpu"], "message": `the cpu limit of init container "setup" is 2000, which is whole cores`},
		{"path": ["spec", "volumes", 0, "emptyDir", "sizeLimit"], "message": `the size limit of volume "cache" is no quantity: "10GB"`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, resources: {limits: {cpu: "2000"}}}
  containers:
    - {name: app, resources: {requests: {cpu: 250, memory: 512}, limits: {memory: 512m}}}
    - {name: text, resources: {limits: {memory: 1 Gi}}}
  volumes:
    - {name: cache, emptyDir: {sizeLimit: 10GB}}
`)
}

test_deny_claims_quotas_and_ranges if {
	rule.deny == {{"path": ["spec", "resources", "requests", "storage"], "message": `the storage request of claim "data" is 10, which is bytes`}} with input as testing.input_for(`
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: data}
spec: {resources: {requests: {storage: 10}}}
`)
	rule.deny == {{"path": ["spec", "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage"], "message": `the storage request of claim "data" is 10m, which is thousandths of a byte`}} with input as testing.input_for(`
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: 10m}}}}]
  template: {spec: {containers: [{name: db}]}}
`)
	rule.deny == {{"path": ["spec", "hard", "limits.memory"], "message": "the quota of limits.memory is 64, which is bytes"}} with input as testing.input_for(`
apiVersion: v1
kind: ResourceQuota
metadata: {name: q}
spec: {hard: {limits.memory: 64, requests.cpu: 500, pods: 10, requests.storage: 1Ti}}
`)
	rule.deny == {{"path": ["spec", "limits", 0, "defaultRequest", "cpu"], "message": "defaultRequest of cpu is 100, which is whole cores"}} with input as testing.input_for(`
apiVersion: v1
kind: LimitRange
metadata: {name: r}
spec: {limits: [{type: Container, defaultRequest: {cpu: 100}, max: {cpu: 100}}]}
`)
}

test_allow_what_is_meant if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {cpu: 96, memory: 1073741824}}}
    - {name: b, resources: {requests: {cpu: 128, memory: 1e9}, limits: {cpu: 0.5, memory: 512M, ephemeral-storage: 1Gi}}}
    - {name: d, resources: {requests: {cpu: "${CPU:=1}"}, limits: {memory: "{{ .Values.memory }}"}}}
    - {name: c, resources: {requests: {cpu: 192, memory: 0, nvidia.com/gpu: 100}, limits: {memory: null}}}
`)
}
