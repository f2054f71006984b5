package kubevet.pods["malformed-capability-name_test"]

import data.kubevet.lib.testing
import data.kubevet.pods["malformed-capability-name"] as rule

test_deny_every_kind_of_container if {
	testing.stated(rule.deny) == {{"message": "container \"app\" has the capability \"all\" in drop, which Kubernetes writes ALL", "path": ["spec", "containers", 0, "securityContext", "capabilities", "drop", 0], "severity": "low"}, {"message": "ephemeral container \"debug\" has the capability \"all\" in drop, which Kubernetes writes ALL", "path": ["spec", "ephemeralContainers", 0, "securityContext", "capabilities", "drop", 0], "severity": "low"}, {"message": "init container \"setup\" has the capability \"all\" in drop, which Kubernetes writes ALL", "path": ["spec", "initContainers", 0, "securityContext", "capabilities", "drop", 0], "severity": "low"}, {"message": "sidecar container \"proxy\" has the capability \"all\" in drop, which Kubernetes writes ALL", "path": ["spec", "initContainers", 1, "securityContext", "capabilities", "drop", 0], "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers:
    - {name: setup, securityContext: {capabilities: {drop: [all]}}}
    - {name: proxy, restartPolicy: Always, securityContext: {capabilities: {drop: [all]}}}
  containers:
    - {name: app, securityContext: {capabilities: {drop: [all]}}}
  ephemeralContainers:
    - {name: debug, securityContext: {capabilities: {drop: [all]}}}
`)
}

test_deny_prefixes_and_unknown_names if {
	testing.stated(rule.deny) == {{"message": "container \"a\" has the capability \"CAP_NET_ADMIN\" in add, which Kubernetes writes NET_ADMIN", "path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 1], "severity": "medium"}, {"message": "container \"a\" has the capability \"NET_BIND\" in add, which Linux does not have", "path": ["spec", "containers", 0, "securityContext", "capabilities", "add", 2], "severity": "medium"}, {"message": "container \"a\" has the capability \"net_raw\" in drop, which Kubernetes writes NET_RAW", "path": ["spec", "containers", 0, "securityContext", "capabilities", "drop", 0], "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {drop: [net_raw], add: [CHOWN, CAP_NET_ADMIN, NET_BIND]}}}
`)
}

test_allow_names if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: a, securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE, CHECKPOINT_RESTORE, 7]}}}
    - {name: b, securityContext: {capabilities: all}}
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
    - {name: a, securityContext: {capabilities: {drop: [all]}}}
`)
}
