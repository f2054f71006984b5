package kubevet.secrets["secret-volume-world-accessible_test"]

import data.kubevet.lib.testing
import data.kubevet.secrets["secret-volume-world-accessible"] as rule

test_deny_modes if {
	rule.deny == {
		{"path": ["spec", "volumes", 0, "secret", "defaultMode"], "message": `a Secret's file in volume "a" has mode 0777`},
		{"path": ["spec", "volumes", 1, "secret", "defaultMode"], "message": `a Secret's file in volume "b" has mode 0620`},
		{"path": ["spec", "volumes", 2, "secret", "items", 1, "mode"], "message": `a Secret's file in volume "c" has mode 0755`},
		{"path": ["spec", "volumes", 3, "projected", "defaultMode"], "message": `a Secret's file in volume "d" has mode 0666`},
		{"path": ["spec", "volumes", 3, "projected", "sources", 1, "secret", "items", 0, "mode"], "message": `a Secret's file in volume "d" has mode 0660`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  volumes:
    - {name: a, secret: {secretName: s, defaultMode: 511}}
    - {name: b, secret: {secretName: s, defaultMode: 400}}
    - {name: c, secret: {secretName: s, items: [{key: a, path: a, mode: 256}, {key: b, path: b, mode: 493}]}}
    - name: d
      projected:
        defaultMode: 438
        sources: [{configMap: {name: c}}, {secret: {name: s, items: [{key: a, path: a, mode: 432}]}}]`)
}

test_allow_reading_and_other_volumes if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: p}
spec:
  volumes:
    - {name: a, secret: {secretName: s}}
    - {name: b, secret: {secretName: s, defaultMode: 420}}
    - {name: c, secret: {secretName: s, defaultMode: 288}}
    - {name: d, secret: {secretName: s, defaultMode: 448}}
    - {name: e, configMap: {name: c, defaultMode: 511}}
    - {name: f, projected: {defaultMode: 511, sources: [{configMap: {name: c}}, {downwardAPI: {}}]}}
    - {name: g, emptyDir: {}}`)
}

test_allow_misshapen if {
	rule.deny == set() with input as testing.input_for(`{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {volumes: [null, {secret: null}, {secret: {defaultMode: "0777", items: text}}, {projected: {defaultMode: 511, sources: text}}, {secret: {items: [null, {mode: null}]}}]}}`)
}
