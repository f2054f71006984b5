package kubevet.images["tiller-deployed_test"]

import data.kubevet.images["tiller-deployed"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "gcr.io/kubernetes-helm/tiller:v2.17.0", which is the server of Helm 2`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "ghcr.io/helm/tiller:v2.17.0", which is the server of Helm 2`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "registry.example.com/tiller", which is the server of Helm 2`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "example.com/a/tiller@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1", which is the server of Helm 2`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "tiller:1", which is the server of Helm 2`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "ghcr.io/helm/tiller:v2.17.0"}
    - {name: proxy, restartPolicy: Always, image: "registry.example.com/tiller"}
  containers:
    - {name: app, image: "gcr.io/kubernetes-helm/tiller:v2.17.0"}
    - {name: good, image: "nginx"}
  ephemeralContainers:
    - {name: debug, image: "example.com/a/tiller@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1"}
  volumes:
    - {name: model, image: {reference: "tiller:1"}}
`)
}

test_deny_labels_of_pods if {
	rule.deny == {{"path": ["spec", "template", "metadata", "labels", "name"], "message": "the labels of the pods are those of Tiller, the server of Helm 2"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: server}
spec:
  template:
    metadata: {labels: {app: helm, name: tiller}}
    spec:
      containers: [{name: a, image: "registry.example.com/helm-server:2.17.0"}]
`)
}

test_deny_selector_of_service if {
	rule.deny == {{"path": ["metadata", "name"], "message": `service "helm" leads to Tiller, the server of Helm 2`}} with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: helm}
spec: {selector: {app: helm, name: tiller, tier: a}}
`)
}

test_allow_other_services_and_labels if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: helm}}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: helm, name: helm}}
spec: {containers: [{name: a, image: "tiller/a"}]}
`)
}
