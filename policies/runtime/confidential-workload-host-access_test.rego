package kubevet.runtime["confidential-workload-host-access_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["confidential-workload-host-access"] as rule

test_deny_each if {
	rule.deny == {{"message": "runtime class \"kata-remote\" keeps the pod apart from its node, and container \"a\" is privileged", "path": ["spec", "containers", 0, "securityContext", "privileged"]}, {"message": "runtime class \"kata-remote\" keeps the pod apart from its node, and hostPID opens it to the node", "path": ["spec", "hostPID"]}, {"message": "runtime class \"kata-remote\" keeps the pod apart from its node, and volume \"data\" is a directory of the node", "path": ["spec", "volumes", 0, "hostPath", "path"]}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: a
spec:
  runtimeClassName: kata-remote
  hostPID: true
  volumes:
    - name: data
      hostPath: {path: /srv}
  containers:
    - name: a
      image: a
      securityContext: {privileged: true}
`)
}

test_deny_kata if {
	rule.deny == {{"message": "runtime class \"kata\" keeps the pod apart from its node, and hostIPC opens it to the node", "path": ["spec", "template", "spec", "hostIPC"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: a
spec:
  selector:
    matchLabels: {app: a}
  template:
    metadata:
      labels: {app: a}
    spec:
      runtimeClassName: kata
      hostIPC: true
      containers:
        - name: a
          image: a:1
`)
}

test_allow_other_class if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: a
spec:
  selector:
    matchLabels: {app: a}
  template:
    metadata:
      labels: {app: a}
    spec:
      runtimeClassName: nvidia
      hostNetwork: true
      containers:
        - name: a
          image: a:1
`)
}

test_allow_no_class if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: a
spec:
  selector:
    matchLabels: {app: a}
  template:
    metadata:
      labels: {app: a}
    spec:
      hostNetwork: true
      containers:
        - name: a
          image: a:1
`)
}
