package kubevet.images["image-from-untrusted-registry_test"]

import data.kubevet.images["image-from-untrusted-registry"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nginx" of docker.io, which is not trusted`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "quay.io/a/b" of quay.io, which is not trusted`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "registry.example.com.evil.example/a" of registry.example.com.evil.example, which is not trusted`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "registry.example.com:5000/a" of registry.example.com:5000, which is not trusted`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "ghcr.io/a/b@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1" of ghcr.io, which is not trusted`},
	} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "quay.io/a/b"}
    - {name: proxy, restartPolicy: Always, image: "registry.example.com.evil.example/a"}
  containers:
    - {name: app, image: "nginx"}
    - {name: good, image: "registry.example.com/a"}
  ephemeralContainers:
    - {name: debug, image: "registry.example.com:5000/a"}
  volumes:
    - {name: model, image: {reference: "ghcr.io/a/b@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}}
`),
		{"parameters": {"image-from-untrusted-registry": {"trusted-registries": ["registry.example.com"]}}},
	)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}, "parameters": {"image-from-untrusted-registry": {"trusted-registries": ["registry.example.com", "docker.io/library", "quay.io/team/"]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"registry.example.com/a",
		"registry.example.com/a/b:1",
		"docker.io/library/nginx",
		"nginx:1",
		"index.docker.io/library/nginx",
		"quay.io/team/a",
		"quay.io/team",
		"a:",
	] {
		_silent(reference)
	}
}

test_deny_references if {
	every reference in [
		"docker.io/librarian/a",
		"quay.io/teams/a",
		"quay.io/a",
		"example.com/a",
	] {
		not _silent(reference)
	}
}

test_allow_all_where_no_registry_is_trusted if {
	every parameters in [{}, {"parameters": {}}, {"parameters": {"image-from-untrusted-registry": {"trusted-registries": []}}}] {
		denied := rule.deny with input as object.union(testing.input_for("apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: nginx}]}"), parameters)
		denied == set()
	}
}
