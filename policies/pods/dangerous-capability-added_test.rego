package kubevet.pods["dangerous-capability-added_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["dangerous-capability-added"] as rule

test_deny_every_kind_of_container_and_spelling if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0], "message": `container "app" adds the capability SYS_ADMIN`, "severity": "critical"},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 1], "message": `init container "setup" adds the capability SYS_PTRACE`, "severity": "high"},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 0], "message": `sidecar container "proxy" adds the capability NET_ADMIN`, "severity": "high"},
		{"path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "add", 0], "message": `ephemeral container "debug" adds the capability SYS_MODULE`, "severity": "critical"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {add: [CHOWN, CAP_SYS_PTRACE]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {add: [net_admin]}}}
  containers:
    - {name: app, securityContext: {capabilities: {add: [cap_sys_admin]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {add: [SYS_MODULE]}}}
`)
}

test_deny_all_of_the_list if {
	names := {
		"AUDIT_CONTROL", "BPF", "CHECKPOINT_RESTORE", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN",
		"PERFMON", "SYSLOG", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_TIME",
	}
	pod := {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "a", "securityContext": {"capabilities": {"add": [n | some n in names]}}}]}}
	denied := rule.deny with input as {"object": pod}
	{trim_prefix(f.message, `container "a" adds the capability `) | some f in denied} == names
}

test_deny_what_only_looks_like_a_mesh if {
	testing.stated(rule.deny) == {
		{"path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 0], "message": `container "istio-init" adds the capability NET_ADMIN`, "severity": "high"},
		{"path": ["spec", "initContainers", 0, "securityContext", "capabilities", "add", 0], "message": `init container "istio-init" adds the capability NET_ADMIN`, "severity": "high"},
		{"path": ["spec", "initContainers", 1, "securityContext", "capabilities", "add", 0], "message": `init container "setup" adds the capability NET_ADMIN`, "severity": "high"},
		{"path": ["spec", "initContainers", 2, "securityContext", "capabilities", "add", 0], "message": `init container "istio-init" adds the capability SYS_ADMIN`, "severity": "critical"},
		{"path": ["spec", "initContainers", 3, "securityContext", "capabilities", "add", 0], "message": `sidecar container "istio-init" adds the capability NET_ADMIN`, "severity": "high"},
	} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: istio-init, image: busybox, securityContext: {capabilities: {add: [NET_ADMIN]}}}
    - {name: setup, image: docker.io/istio/proxyv2:1.27.0, securityContext: {capabilities: {add: [NET_ADMIN]}}}
    - {name: istio-init, image: docker.io/istio/proxyv2:1.27.0, securityContext: {capabilities: {add: [SYS_ADMIN]}}}
    - {name: istio-init, image: docker.io/istio/proxyv2:1.27.0, restartPolicy: Always, securityContext: {capabilities: {add: [NET_ADMIN]}}}
  containers:
    - {name: istio-init, image: docker.io/istio/proxyv2:1.27.0, securityContext: {capabilities: {add: [NET_ADMIN]}}}
`)
}

test_allow_mesh_init_containers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: istio-init, image: "docker.io/istio/proxyv2:1.27.0", securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW]}}}
    - {name: linkerd-init, image: "mirror.example.com:5000/linkerd/proxy-init:v2.4.1", securityContext: {capabilities: {add: [NET_ADMIN, NET_RAW]}}}
    - {name: kuma-init, image: kuma-init, securityContext: {capabilities: {add: [NET_ADMIN]}}}
`)
}

test_deny_what_others_report_too if {
	testing.stated(rule.deny) == {{"message": "container \"c\" adds the capability SYS_ADMIN", "path": ["spec", "containers", 2, "securityContext", "capabilities", "add", 0], "severity": "critical"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN, NET_RAW, SYS_ADMINS]}}}
    - {name: b, securityContext: {capabilities: {drop: [SYS_ADMIN]}}}
    - {name: c, securityContext: {capabilities: {add: [SYS_ADMIN, all]}}}
    - {name: d, securityContext: {capabilities: {add: SYS_ADMIN}}}
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
    - {name: a, securityContext: {capabilities: {add: [SYS_ADMIN]}}}
`)
}
