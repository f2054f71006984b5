package kubevet.pods["selinux-custom-options_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["selinux-custom-options"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "type"], "message": `container "app" sets SELinux type "spc_t"`, "severity": "high"},
		{"path": ["spec", "initContainers", 0, "securityContext", "seLinuxOptions", "type"], "message": `init container "setup" sets SELinux type "spc_t"`, "severity": "high"},
		{"path": ["spec", "initContainers", 1, "securityContext", "seLinuxOptions", "type"], "message": `sidecar container "proxy" sets SELinux type "spc_t"`, "severity": "high"},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "seLinuxOptions", "type"], "message": `ephemeral container "debug" sets SELinux type "spc_t"`, "severity": "high"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {seLinuxOptions: {type: spc_t, level: "s0:c1"}}}
    - {name: proxy, restartPolicy: Always, securityContext: {seLinuxOptions: {type: spc_t, level: "s0:c1"}}}
  containers:
    - {name: app, securityContext: {seLinuxOptions: {type: spc_t, level: "s0:c1"}}}
  ephemeralContainers:
    - {name: debug, securityContext: {seLinuxOptions: {type: spc_t, level: "s0:c1"}}}
`)
}

test_deny_user_and_role_once_for_the_pod if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "securityContext", "seLinuxOptions", "user"], "message": `the pod sets SELinux user "system_u"`, "severity": "medium"},
		{"path": ["spec", "securityContext", "seLinuxOptions", "role"], "message": `the pod sets SELinux role "system_r"`, "severity": "medium"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seLinuxOptions: {user: system_u, role: system_r, type: container_t}}
  containers: [{name: a}, {name: b}]
`)
}

test_allow_types_of_containers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {seLinuxOptions: {level: "s0:c123,c456", user: "", type: container_init_t}}
  containers:
    - {name: a, securityContext: {seLinuxOptions: {type: container_kvm_t}}}
    - {name: b, securityContext: {seLinuxOptions: {type: container_engine_t}}}
    - {name: c, securityContext: {privileged: true, seLinuxOptions: {type: spc_t}}}
`)
}
