package kubevet.pods["unsafe-sysctl_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["unsafe-sysctl"] as rule

test_deny_unsafe_parameters if {
	rule.deny == {
		{"path": ["spec", "securityContext", "sysctls", 0], "message": `the pod sets the kernel parameter "kernel.msgmax"`, "severity": "high"},
		{"path": ["spec", "securityContext", "sysctls", 2], "message": `the pod sets the kernel parameter "net.core.somaxconn"`, "severity": "medium"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext:
    sysctls:
      - {name: kernel.msgmax, value: "65536"}
      - {name: net.ipv4.tcp_syncookies, value: "1"}
      - {name: net/core/somaxconn, value: "1024"}
      - {name: net/ipv4/ping_group_range, value: "0 0"}
  containers: [{name: a}]
`)
}

test_allow_other_values if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {sysctls: [7, {name: null}, {value: "1"}]}
  containers: [{name: a}]
`)
}

test_allow_windows if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  os: {name: windows}
  securityContext: {sysctls: [{name: kernel.msgmax, value: "1"}]}
  containers: [{name: a}]
`)
}
