package kubevet.images["debug-or-attack-tool-image_test"]

import data.kubevet.images["debug-or-attack-tool-image"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "nicolaka/netshoot:v0.13", a tool for debugging networks`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "kalilinux/kali-rolling", a collection of tools for attacks`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "ghcr.io/inguardians/peirates:1", a collection of tools for attacks`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "docker.io/alpine/socat", a tool for debugging networks`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "registry.example.com/tools/xmrig:6", a cryptocurrency miner`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "kalilinux/kali-rolling"}
    - {name: proxy, restartPolicy: Always, image: "ghcr.io/inguardians/peirates:1"}
  containers:
    - {name: app, image: "nicolaka/netshoot:v0.13"}
    - {name: good, image: "nginx"}
  ephemeralContainers:
    - {name: debug, image: "docker.io/alpine/socat"}
  volumes:
    - {name: model, image: {reference: "registry.example.com/tools/xmrig:6"}}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"nginx:1",
		"socat/nginx",
		"netshoot",
		"registry.example.com/web-netshooter:1",
		"example.com/kalilinux/a",
		"minerva/minerva:1",
		"prom/blackbox-exporter:v0.25.0",
		"4bcff6:",
	] {
		_silent(reference)
	}
}

test_deny_references if {
	every reference in [
		"metal3d/xmrig:latest",
		"xmrig-mo:1",
		"nicolaka/netshoot@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1",
		"registry.example.com/nicolaka/netshoot:1",
	] {
		not _silent(reference)
	}
}
