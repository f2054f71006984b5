package kubevet.secrets["secret-as-env-var_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["secret-as-env-var"] as rule

test_deny_every_container if {
	rule.deny == {
		{"path": ["spec", "initContainers", 0, "env", 0, "valueFrom", "secretKeyRef"], "message": `env "A" of init container "i" is from Secret "db"`},
		{"path": ["spec", "initContainers", 1, "env", 0, "valueFrom", "secretKeyRef"], "message": `env "B" of sidecar container "s" is from Secret "db"`},
		{"path": ["spec", "containers", 0, "env", 1, "valueFrom", "secretKeyRef"], "message": `env "C" of container "c" is from Secret "db"`},
		{"path": ["spec", "ephemeralContainers", 0, "env", 0, "valueFrom", "secretKeyRef"], "message": `env "D" of ephemeral container "e" is from Secret ""`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  initContainers:
    - {name: i, env: [{name: A, valueFrom: {secretKeyRef: {name: db, key: a}}}]}
    - {name: s, restartPolicy: Always, env: [{name: B, valueFrom: {secretKeyRef: {name: db, key: b}}}]}
  containers:
    - {name: c, env: [{name: HOST, value: db}, {name: C, valueFrom: {secretKeyRef: {name: db, key: c}}}]}
  ephemeralContainers:
    - {name: e, env: [{name: D, valueFrom: {secretKeyRef: {key: d}}}]}`)
}

test_allow_other_sources if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  containers:
    - name: c
      env:
        - {name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}
        - {name: B, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: C, valueFrom: {fileKeyRef: {volumeName: v, path: env, key: c}}}
        - {name: D, value: /run/secrets/db}
      envFrom: [{configMapRef: {name: c}}, {secretRef: {name: s}}]
  volumes: [{name: v, secret: {secretName: db}}]`)
}

test_allow_misshapen if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, env: text}, {name: b, env: [null, {name: x, valueFrom: {secretKeyRef: null}}, {valueFrom: text}]}]}}`)
}
