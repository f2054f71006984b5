package kubevet.images["image-scanning-not-configured_test"]

import data.kubevet.images["image-scanning-not-configured"] as rule
import data.kubevet.lib.testing

_input(image, whole) := object.union(
	testing.input_for(sprintf(
		`
apiVersion: v1
kind: Namespace
metadata: {name: kube-system}
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: a, namespace: b}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "%s"}]}}}}}
`,
		[image],
	)),
	{"parameters": {"image-scanning-not-configured": {"whole-cluster": whole}}},
)

test_deny_cluster_without_scanner if {
	every image in ["nginx:1", "example.com/trivy/a:1", "web-scanner-ui", "Nginx"] {
		denied := rule.deny with input as _input(image, true)
		denied == {{"path": ["metadata", "name"], "message": "no workload of the cluster scans images"}}
	}
}

test_allow_scanner_and_part_of_a_cluster if {
	every image in ["aquasec/trivy:0.67.2", "quay.io/kubescape/kubevuln:v0.3.98", "goharbor/harbor-scanner-trivy:1"] {
		denied := rule.deny with input as _input(image, true)
		denied == set()
	}
	rule.deny == set() with input as _input("nginx:1", false)
	rule.deny == set() with input as object.remove(_input("nginx:1", true), ["parameters"])
	rule.deny == set() with input as object.union(_input("nginx:1", true), {"object": {"metadata": {"name": "default"}}})
}
