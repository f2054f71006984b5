package kubevet.images["image-from-denied-registry_test"]

import data.kubevet.images["image-from-denied-registry"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx", and docker.io is denied`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "docker.io/a/b", and docker.io is denied`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "index.docker.io/a/b:1", and docker.io is denied`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "a/b", and docker.io is denied`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "library/nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1", and docker.io is denied`},
	} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "docker.io/a/b"}
    - {name: proxy, restartPolicy: Always, image: "index.docker.io/a/b:1"}
  containers:
    - {name: app, image: "nginx"}
    - {name: good, image: "quay.io/docker.io/a"}
  ephemeralContainers:
    - {name: debug, image: "a/b"}
  volumes:
    - {name: model, image: {reference: "library/nginx@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}}
`),
		{"parameters": {"image-from-denied-registry": {"denied-registries": ["docker.io"]}}},
	)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}, "parameters": {"image-from-denied-registry": {"denied-registries": ["docker.io/library/nginx", "quay.io/team"]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"quay.io/a/b",
		"quay.io/nginx",
		"docker.io/nginxinc/a",
		"docker.io/library/nginx-x",
		"a:",
	] {
		_silent(reference)
	}
}

test_deny_references if {
	every reference in [
		"nginx:1",
		"docker.io/nginx",
		"quay.io/team/a",
	] {
		not _silent(reference)
	}
}

test_allow_all_where_no_registry_is_denied if {
	every parameters in [{}, {"parameters": {"image-from-denied-registry": {"denied-registries": []}}}] {
		denied := rule.deny with input as object.union(testing.input_for("apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: nginx}]}"), parameters)
		denied == set()
	}
}
