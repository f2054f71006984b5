package kubevet.pods["unsafe-runtime-annotation_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["unsafe-runtime-annotation"] as rule

test_deny_annotations if {
	rule.deny == {
		{"path": ["metadata", "annotations", "io.katacontainers.config.hypervisor.path"], "message": `the annotation "io.katacontainers.config.hypervisor.path" changes the sandbox of the pod`},
		{"path": ["metadata", "annotations", "cdi.k8s.io/gpu"], "message": `the annotation "cdi.k8s.io/gpu" gives containers devices of the node`},
		{"path": ["metadata", "annotations", "io.kubernetes.cri-o.Devices"], "message": `the annotation "io.kubernetes.cri-o.Devices" gives containers devices of the node`},
		{"path": ["metadata", "annotations", "io.kubernetes.cri-o.userns-mode"], "message": `the annotation "io.kubernetes.cri-o.userns-mode" changes whose users the pod has`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    io.katacontainers.config.hypervisor.path: /tmp/vmm
    cdi.k8s.io/gpu: vendor.com/gpu=0
    io.kubernetes.cri-o.Devices: /dev/fuse
    io.kubernetes.cri-o.userns-mode: "private:uidmapping=0:0:65536"
spec:
  containers: [{name: a}]
`)
}

test_allow_sizes_and_others if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    io.katacontainers.config.hypervisor.default_memory: "4096"
    io.kubernetes.cri-o.ShmSize: 64Mi
    example.com/cdi.k8s.io: x
spec:
  containers: [{name: a}]
`)
}
