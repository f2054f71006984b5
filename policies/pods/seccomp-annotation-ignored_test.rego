package kubevet.pods["seccomp-annotation-ignored_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["seccomp-annotation-ignored"] as rule

test_deny_annotations if {
	rule.deny == {
		{"path": ["metadata", "annotations", "seccomp.security.alpha.kubernetes.io/pod"], "message": `the annotation for seccomp profile "runtime/default" is ignored`},
		{"path": ["metadata", "annotations", "container.seccomp.security.alpha.kubernetes.io/a"], "message": `the annotation for seccomp profile "localhost/a.json" of a container is ignored`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: runtime/default
    container.seccomp.security.alpha.kubernetes.io/a: localhost/a.json
    container.seccomp.security.alpha.kubernetes.io/b: unconfined
spec:
  containers:
    - {name: a}
    - {name: b}
`)
}

test_allow_beside_the_field if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    seccomp.security.alpha.kubernetes.io/pod: runtime/default
    container.seccomp.security.alpha.kubernetes.io/a: localhost/a.json
spec:
  securityContext: {seccompProfile: {type: RuntimeDefault}}
  containers:
    - {name: a}
`)
}

test_allow_where_all_containers_have_the_field if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    container.seccomp.security.alpha.kubernetes.io/a: localhost/a.json
spec:
  containers:
    - {name: a, securityContext: {seccompProfile: {type: RuntimeDefault}}}
`)
}
