package kubevet.pods["run-as-root-user_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["run-as-root-user"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": `container "app" runs as root (user 0)`},
		{"path": ["spec", "initContainers", 0, "securityContext", "runAsUser"], "message": `init container "setup" runs as root (user 0)`},
		{"path": ["spec", "initContainers", 1, "securityContext", "runAsUser"], "message": `sidecar container "proxy" runs as root (user 0)`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "runAsUser"], "message": `ephemeral container "debug" runs as root (user 0)`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 1000}
  initContainers:
    - {name: setup, securityContext: {runAsUser: 0}}
    - {name: proxy, restartPolicy: Always, securityContext: {runAsUser: 0}}
  containers:
    - {name: app, securityContext: {runAsUser: 0}}
    - {name: other}
  ephemeralContainers:
    - {name: debug, securityContext: {runAsUser: 0}}
`)
}

test_deny_once_where_the_pod_says_so if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsUser"], "message": "containers that set no user run as root (user 0)"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 0}
  containers:
    - {name: a}
    - {name: b, securityContext: {runAsUser: null}}
    - {name: c, securityContext: {runAsUser: 1000}}
`)
}

test_deny_once_where_an_argo_workflow_says_so if {
	testing.stated(rule.deny) == {{"path": ["spec", "securityContext", "runAsUser"], "message": "containers that set no user run as root (user 0)"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {generateName: build-}
spec:
  securityContext: {runAsUser: 0}
  templates:
    - {name: a, container: {image: golang}}
    - {name: b, script: {image: golang}}
    - {name: c, container: {image: golang}, securityContext: {fsGroup: 1}}
`)
}

test_deny_user_namespace_before_1_35 if {
	testing.stated(rule.deny) == {{"path": ["spec", "containers", 0, "securityContext", "runAsUser"], "message": `container "a" runs as root (user 0)`}} with input as object.union(_user_namespace, {"target": {"minor": 34}})
}

test_allow_user_namespace_from_1_35 if {
	rule.deny == set() with input as object.union(_user_namespace, {"target": {"minor": 35}})
}

_user_namespace := testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostUsers: false
  containers:
    - {name: a, securityContext: {runAsUser: 0}}
`)

test_allow_other_users if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsUser: 0}
  containers:
    - {name: a, securityContext: {runAsUser: 65532}}
`)
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a}
    - {name: b, securityContext: {runAsGroup: 0}}
    - {name: c, securityContext: {runAsUser: "0"}}
`)
}

test_allow_what_never_starts if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true}
  containers:
    - {name: a, securityContext: {runAsUser: 0}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  containers:
    - {name: a, securityContext: {runAsUser: 0}}
`)
}
