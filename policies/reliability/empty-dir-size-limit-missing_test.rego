package kubevet.reliability["empty-dir-size-limit-missing_test"]

import data.kubevet.lib.testing
import data.kubevet.reliability["empty-dir-size-limit-missing"] as rule

test_deny_disk_and_memory if {
	rule.deny == {
		{"path": ["spec", "volumes", 0, "emptyDir", "sizeLimit"], "message": `volumes "cache", "tmp" may fill the disk of the node`, "severity": "low", "profile": "optional", "evidence": ["cache", "tmp"]},
		{"path": ["spec", "volumes", 2, "emptyDir", "sizeLimit"], "message": `volume "shm" may fill the memory of the node`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: app, volumeMounts: [{name: cache}, {name: tmp}, {name: shm}, {name: sized}, {name: huge}], resources: {limits: {cpu: 1}}}
  volumes:
    - {name: cache, emptyDir: {}}
    - {name: tmp, emptyDir: {medium: ""}}
    - {name: shm, emptyDir: {medium: Memory}}
    - {name: sized, emptyDir: {sizeLimit: 1Gi}}
    - {name: huge, emptyDir: {medium: HugePages}}
    - {name: unused, emptyDir: {}}
`)
}

test_allow_what_limits_of_containers_bound if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: app, volumeMounts: [{name: cache}, {name: shm}], resources: {limits: {memory: 1Gi, ephemeral-storage: 1Gi}}}
    - {name: reader, volumeMounts: [{name: cache, readOnly: true}]}
  volumes:
    - {name: cache, emptyDir: {}}
    - {name: shm, emptyDir: {medium: Memory}}
    - {name: data, persistentVolumeClaim: {claimName: data}}
    - {name: "null", emptyDir: null}
`)
}
