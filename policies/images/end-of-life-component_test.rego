package kubevet.images["end-of-life-component_test"]

import data.kubevet.images["end-of-life-component"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "registry.k8s.io/ingress-nginx/controller:v1.15.0" of the community's ingress-nginx, which ended in March 2026`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "weaveworks/weave-kube:2.8.1" of Weave Net, which ended in June 2024`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "docker.io/grafana/promtail:3.5.0" of Promtail, which ended in March 2026`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "kubernetesui/dashboard:v2.7.0" of Kubernetes Dashboard, which ended in January 2026`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "fluxcd/flux:1.25.4" of Flux v1, which ended in November 2022`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "weaveworks/weave-kube:2.8.1"}
    - {name: proxy, restartPolicy: Always, image: "docker.io/grafana/promtail:3.5.0"}
  containers:
    - {name: app, image: "registry.k8s.io/ingress-nginx/controller:v1.15.0"}
    - {name: good, image: "nginx"}
  ephemeralContainers:
    - {name: debug, image: "kubernetesui/dashboard:v2.7.0"}
  volumes:
    - {name: model, image: {reference: "fluxcd/flux:1.25.4"}}
`)
}

test_deny_what_the_parameters_name if {
	rule.deny == {{"path": ["spec", "containers", 0, "image"], "message": `container "a" uses image "registry.example.com/legacy/billing:4.1.0" of billing 4`}} with input as object.union(
		testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: "registry.example.com/legacy/billing:4.1.0"}
`),
		{"parameters": {"end-of-life-component": {"components": {"registry.example.com/legacy": "billing 4"}}}},
	)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"nginx/nginx-ingress:5.2.0",
		"registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.2",
		"fluxcd/flux-cli:v2.7.0",
		"grafana/alloy:v1.11.0",
		"jaegertracing/jaeger:2.10.0",
		"grafana/agent-operator-x:1",
		"ingress-nginx/controller:",
		"traefik:v3.5.3",
	] {
		_silent(reference)
	}
}
