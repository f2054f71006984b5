package kubevet.pods["sysctl-value-injection_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["sysctl-value-injection"] as rule

test_deny_further_settings if {
	rule.deny == {
		{"path": ["spec", "securityContext", "sysctls", 0], "message": `the value of the kernel parameter "kernel.shm_rmid_forced" carries further settings`},
		{"path": ["spec", "securityContext", "sysctls", 1], "message": `the value of the kernel parameter "" carries further settings`},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext:
    sysctls:
      - {name: kernel.shm_rmid_forced, value: "1+kernel.core_pattern=|/tmp/x"}
      - {value: "a=b"}
  containers: [{name: a}]
`)
}

test_allow_numbers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext:
    sysctls: [{name: net.ipv4.ip_local_port_range, value: "1024 65535"}, {name: a, value: 1}, {name: b}]
  containers: [{name: a}]
`)
}
