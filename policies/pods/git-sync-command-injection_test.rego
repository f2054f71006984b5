package kubevet.pods["git-sync-command-injection_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["git-sync-command-injection"] as rule

test_deny_every_kind_of_container if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "args", 1], "message": `container "app" lets --git decide what git-sync runs`},
		{"path": ["spec", "initContainers", 0, "args", 1], "message": `init container "setup" lets --git decide what git-sync runs`},
		{"path": ["spec", "initContainers", 1, "args", 1], "message": `sidecar container "proxy" lets --git decide what git-sync runs`},
		{"path": ["spec", "ephemeralContainers", 0, "args", 1], "message": `ephemeral container "debug" lets --git decide what git-sync runs`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, image: "registry.k8s.io/git-sync/git-sync:v4.4.0", args: [--repo=https://git.example.com/x, --git=/tmp/git]}
    - {name: proxy, restartPolicy: Always, image: "registry.k8s.io/git-sync/git-sync:v4.4.0", args: [--repo=https://git.example.com/x, --git=/tmp/git]}
  containers:
    - {name: app, image: "registry.k8s.io/git-sync/git-sync:v4.4.0", args: [--repo=https://git.example.com/x, --git=/tmp/git]}
  ephemeralContainers:
    - {name: debug, image: "registry.k8s.io/git-sync/git-sync:v4.4.0", args: [--repo=https://git.example.com/x, --git=/tmp/git]}
`)
}

test_deny_variables if {
	rule.deny == {
		{"path": ["spec", "containers", 0, "env", 0], "message": `container "a" lets GITSYNC_GIT decide what git-sync runs`},
		{"path": ["spec", "containers", 0, "env", 1], "message": `container "a" lets GITSYNC_EXECHOOK_COMMAND decide what git-sync runs`},
		{"path": ["spec", "containers", 0, "args", 0], "message": `container "a" lets --exechook-command decide what git-sync runs`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: a
      image: git-sync
      args: [--exechook-command=$(HOOK)]
      env:
        - {name: GITSYNC_GIT, value: /tmp/git}
        - {name: GITSYNC_EXECHOOK_COMMAND, valueFrom: {configMapKeyRef: {name: a, key: b}}}
`)
}

test_allow_fixed_hooks_and_other_images if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, image: registry.k8s.io/git-sync/git-sync, args: [--exechook-command=/scripts/reload.sh, --git-config=a:b], env: [{name: GITSYNC_EXECHOOK_COMMAND, value: /reload.sh}]}
    - {name: b, image: example.com/other, args: [--git=/tmp/git]}
`)
}
