package kubevet.secrets["secret-env-from-all-keys_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["secret-env-from-all-keys"] as rule

test_deny_every_container if {
	rule.deny == {
		{"path": ["spec", "initContainers", 0, "envFrom", 0, "secretRef"], "message": `init container "i" takes every key of Secret "a" into its environment`},
		{"path": ["spec", "initContainers", 1, "envFrom", 0, "secretRef"], "message": `sidecar container "s" takes every key of Secret "b" into its environment`},
		{"path": ["spec", "containers", 0, "envFrom", 1, "secretRef"], "message": `container "c" takes every key of Secret "c" into its environment`},
		{"path": ["spec", "ephemeralContainers", 0, "envFrom", 0, "secretRef"], "message": `ephemeral container "e" takes every key of Secret "d" into its environment`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  initContainers:
    - {name: i, envFrom: [{secretRef: {name: a}}]}
    - {name: s, restartPolicy: Always, envFrom: [{prefix: B_, secretRef: {name: b}}]}
  containers:
    - {name: c, envFrom: [{configMapRef: {name: c}}, {secretRef: {name: c, optional: true}}]}
  ephemeralContainers:
    - {name: e, envFrom: [{secretRef: {name: d}}]}`)
}

test_allow_single_keys_and_configmaps if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: c
      env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: a}}}]
      envFrom: [{configMapRef: {name: c}}]`)
}

test_allow_misshapen if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, envFrom: text}, {name: b, envFrom: [null, {secretRef: null}, text]}]}}`)
}
