package kubevet.images["mutable-tag-with-cached-pull_test"]

import data.kubevet.images["mutable-tag-with-cached-pull"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "imagePullPolicy"], "message": `container "app" uses image "nginx", whose tag moves, with pull policy IfNotPresent`},
		{"path": ["spec", "initContainers", 0, "imagePullPolicy"], "message": `init container "setup" uses image "nginx:stable", whose tag moves, with pull policy IfNotPresent`},
		{"path": ["spec", "initContainers", 1, "imagePullPolicy"], "message": `sidecar container "proxy" uses image "nginx:latest", whose tag moves, with pull policy Never`},
		{"path": ["spec", "ephemeralContainers", 0, "imagePullPolicy"], "message": `ephemeral container "debug" uses image "nginx:1.29", whose tag moves, with pull policy Never`},
		{"path": ["spec", "volumes", 0, "image", "pullPolicy"], "message": `volume "model" uses image "model:main", whose tag moves, with pull policy IfNotPresent`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "nginx:stable"}
    - {name: proxy, restartPolicy: Always, image: "nginx:latest", imagePullPolicy: Never}
  containers:
    - {name: app, image: nginx, imagePullPolicy: IfNotPresent}
  ephemeralContainers:
    - {name: debug, image: "nginx:1.29", imagePullPolicy: Never}
  volumes:
    - {name: model, image: {reference: "model:main", pullPolicy: IfNotPresent}}
`)
}

test_allow_what_is_pulled_or_does_not_move if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: nginx}
    - {name: b, image: "nginx:latest"}
    - {name: c, image: "nginx:stable", imagePullPolicy: Always}
    - {name: d, image: "nginx:1.29.1", imagePullPolicy: IfNotPresent}
    - {name: e, image: "nginx:latest@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1", imagePullPolicy: Never}
    - {name: f, image: "nginx:", imagePullPolicy: Never}
    - {name: g, image: "quay.io/example/exporter:v0.11"}
`)
}
