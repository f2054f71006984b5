package kubevet.images["vulnerable-component-version_test"]

import data.kubevet.images["vulnerable-component-version"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "quay.io/argoproj/argocd:v2.2.3", a version of Argo CD with CVE-2024-31989, CVE-2022-24348`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "registry.k8s.io/ingress-nginx/controller:v1.12.0@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1", a version of ingress-nginx with CVE-2026-3288, CVE-2025-1974`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "kyverno/kyverno:v1.8.4", a version of Kyverno with CVE-2022-47633`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "grafana/grafana:9.2.3-ubuntu", a version of Grafana with CVE-2022-39328`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "jenkins/jenkins:2.426.2-lts-jdk17", a version of Jenkins with CVE-2024-23897`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "registry.k8s.io/ingress-nginx/controller:v1.12.0@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
    - {name: proxy, restartPolicy: Always, image: "kyverno/kyverno:v1.8.4"}
  containers:
    - {name: app, image: "quay.io/argoproj/argocd:v2.2.3"}
    - {name: good, image: "grafana/grafana:12.1.1"}
  ephemeralContainers:
    - {name: debug, image: "grafana/grafana:9.2.3-ubuntu"}
  volumes:
    - {name: model, image: {reference: "jenkins/jenkins:2.426.2-lts-jdk17"}}
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"quay.io/argoproj/argocd:v3.1.2",
		"registry.k8s.io/ingress-nginx/controller:v1.14.4",
		"registry.k8s.io/ingress-nginx/controller:v1.13.8",
		"kyverno/kyverno:v1.8.2",
		"kyverno/kyverno:v1.8.5",
		"grafana/grafana:9.2.4",
		"grafana/grafana:9.1.8",
		"grafana/grafana:latest",
		"grafana/grafana",
		"jenkins/jenkins:2.426.3-lts",
		"jenkins/jenkins:lts",
		"nginx/nginx-ingress:1.9.0",
		"grafana/loki:2.9.0",
	] {
		_silent(reference)
	}
}

test_deny_references if {
	every reference in [
		"grafana/grafana:8.3.0",
		"ingress-nginx/controller:v1.11.4",
		"k8s.gcr.io/ingress-nginx/controller:v1.1.1",
		"quay.io/argoproj/argocd:v3.1.0-rc1",
		"registry.example.com/mirror/grafana/grafana:8.0.0",
	] {
		not _silent(reference)
	}
}
