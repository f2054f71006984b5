package kubevet.images["kubernetes-dashboard-deployed_test"]

import data.kubevet.images["kubernetes-dashboard-deployed"] as rule
import data.kubevet.lib.testing

test_deny_every_kind_of_container_and_volume if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "image"], "message": `container "app" uses image "kubernetesui/dashboard:v2.7.0", which is the Kubernetes Dashboard`},
		{"path": ["spec", "initContainers", 0, "image"], "message": `init container "setup" uses image "k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1", which is the Kubernetes Dashboard`},
		{"path": ["spec", "initContainers", 1, "image"], "message": `sidecar container "proxy" uses image "docker.io/kubernetesui/dashboard-web:1.7.0", which is the Kubernetes Dashboard`},
		{"path": ["spec", "ephemeralContainers", 0, "image"], "message": `ephemeral container "debug" uses image "registry.example.com/mirror/kubernetesui/dashboard", which is the Kubernetes Dashboard`},
		{"path": ["spec", "volumes", 0, "image", "reference"], "message": `volume "model" uses image "kubernetesui/dashboard-api:1.13.0", which is the Kubernetes Dashboard`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "k8s.gcr.io/kubernetes-dashboard-amd64:v1.10.1"}
    - {name: proxy, restartPolicy: Always, image: "docker.io/kubernetesui/dashboard-web:1.7.0"}
  containers:
    - {name: app, image: "kubernetesui/dashboard:v2.7.0"}
    - {name: good, image: "nginx"}
  ephemeralContainers:
    - {name: debug, image: "registry.example.com/mirror/kubernetesui/dashboard"}
  volumes:
    - {name: model, image: {reference: "kubernetesui/dashboard-api:1.13.0"}}
`)
}

test_deny_labels_of_pods if {
	rule.deny == {{"path": ["metadata", "labels", "k8s-app"], "message": "the labels of the pods are those of the Kubernetes Dashboard"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: ui, labels: {k8s-app: kubernetes-dashboard}}
spec:
  containers: [{name: a, image: "registry.example.com/ui:1"}]
`)
}

_silent(reference) if {
	denied := rule.deny with input as {"object": {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "image": reference}]}}}
	count(denied) == 0
}

test_allow_other_images if {
	every reference in [
		"kubernetesui/metrics-scraper:v1.0.9",
		"grafana/dashboard:1",
		"dashboard:1",
		"example.com/kubernetesui-dashboard:1",
	] {
		_silent(reference)
	}
}
