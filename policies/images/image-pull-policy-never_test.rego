package kubevet.images["image-pull-policy-never_test"]

import data.kubevet.images["image-pull-policy-never"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "imagePullPolicy"], "message": `container "app" never pulls its image`},
		{"path": ["spec", "initContainers", 0, "imagePullPolicy"], "message": `init container "setup" never pulls its image`},
		{"path": ["spec", "initContainers", 1, "imagePullPolicy"], "message": `sidecar container "proxy" never pulls its image`},
		{"path": ["spec", "ephemeralContainers", 0, "imagePullPolicy"], "message": `ephemeral container "debug" never pulls its image`},
		{"path": ["spec", "volumes", 0, "image", "pullPolicy"], "message": `volume "model" never pulls its image`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: a, imagePullPolicy: Never}
    - {name: proxy, restartPolicy: Always, image: a, imagePullPolicy: Never}
  containers:
    - {name: app, image: a, imagePullPolicy: Never}
  ephemeralContainers:
    - {name: debug, image: a, imagePullPolicy: Never}
  volumes:
    - {name: model, image: {reference: a, pullPolicy: Never}}
`)
}

test_allow_other_policies if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: a, imagePullPolicy: Always}
    - {name: b, image: a, imagePullPolicy: IfNotPresent}
    - {name: c, image: a}
    - {name: d, image: a, imagePullPolicy: never}
    - {name: e, image: a, imagePullPolicy: null}
`)
}
