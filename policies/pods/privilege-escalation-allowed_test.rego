package kubevet.pods["privilege-escalation-allowed_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["privilege-escalation-allowed"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `container "app" allows privilege escalation`},
		{"path": ["spec", "initContainers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `init container "setup" allows privilege escalation`},
		{"path": ["spec", "initContainers", 1, "securityContext", "allowPrivilegeEscalation"], "message": `sidecar container "proxy" allows privilege escalation`},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "allowPrivilegeEscalation"], "message": `ephemeral container "debug" allows privilege escalation`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {allowPrivilegeEscalation: true}}
    - {name: proxy, restartPolicy: Always, securityContext: {allowPrivilegeEscalation: true}}
  containers:
    - {name: app, securityContext: {allowPrivilegeEscalation: true}}
  ephemeralContainers:
    - {name: debug, securityContext: {allowPrivilegeEscalation: true}}
`)
}

test_deny_at_the_step_template_that_says_so if {
	testing.stated(rule.deny) == {{"path": ["spec", "stepTemplate", "securityContext", "allowPrivilegeEscalation"], "message": `step "build" allows privilege escalation`}} with input as testing.input_for(`
apiVersion: tekton.dev/v1
kind: Task
metadata: {name: build}
spec:
  stepTemplate: {securityContext: {allowPrivilegeEscalation: true}}
  steps:
    - {name: build, image: golang}
    - {name: test, image: golang, securityContext: {allowPrivilegeEscalation: false}}
`)
}

test_allow_false_and_absent if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {allowPrivilegeEscalation: false}}
    - {name: b, securityContext: {}}
    - {name: c}
    - {name: d, securityContext: {allowPrivilegeEscalation: "true"}}
`)
}

test_allow_what_other_rules_report if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {allowPrivilegeEscalation: true, privileged: true}}
    - {name: b, securityContext: {allowPrivilegeEscalation: true, capabilities: {add: [CAP_SYS_ADMIN]}}}
    - {name: c, securityContext: {allowPrivilegeEscalation: true, capabilities: {add: [all]}}}
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  nodeSelector: {kubernetes.io/os: windows}
  containers:
    - {name: a, securityContext: {allowPrivilegeEscalation: true}}
`)
}
