package kubevet.pods["git-repo-volume_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["git-repo-volume"] as rule

test_deny_git_repo if {
	rule.deny == {{"path": ["spec", "volumes", 0, "gitRepo"], "message": `volume "site" is cloned by the node from a Git repository`}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes: [{name: site, gitRepo: {repository: "https://git.example.com/site"}}, {name: other, emptyDir: {}}]
`)
}

test_allow_others if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers: [{name: a}]
  volumes: [{name: gitRepo, emptyDir: {}}, {name: x, gitRepo: null}, gitRepo]
`)
}
