package kubevet["supply-chain"]["image-allowlist-open-prefix_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["image-allowlist-open-prefix"] as rule

test_deny_kyverno if {
	rule.deny == {{"message": "\"docker.io/shop*\" also allows what begins alike, for no slash is before the star", "path": ["spec", "rules", 0, "validate", "pattern", "spec", "=(initContainers)", 0, "image"]}, {"message": "\"registry.example.com*\" also allows what begins alike, for no slash is before the star", "path": ["spec", "rules", 0, "validate", "pattern", "spec", "containers", 0, "image"]}} with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: ours
spec:
  rules:
    - name: ours
      validate:
        pattern:
          spec:
            =(initContainers):
              - image: "registry.example.com/* | docker.io/shop*"
            containers:
              - image: "registry.example.com*"
`)
}

test_allow_exact if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sAllowedRepos
metadata:
  name: ours
spec:
  parameters:
    repos: ["registry.example.com:5000/", "docker.io/library/nginx:1.29", "docker.io/library/nginx@sha256:"]
`)
}

test_allow_slash if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: ours
spec:
  rules:
    - name: ours
      validate:
        pattern:
          spec:
            containers:
              - image: "registry.example.com/* | *:latest"
`)
}
