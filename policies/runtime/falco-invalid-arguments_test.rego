package kubevet.runtime["falco-invalid-arguments_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["falco-invalid-arguments"] as rule

test_deny_latest if {
	rule.deny == {{"message": "Falco does not start: the option -A was removed in 0.41", "path": ["spec", "template", "spec", "containers", 0, "args", 1]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      containers:
        - name: falco
          image: falcosecurity/falco:latest
          args:
            - /usr/bin/falco
            - -A
`)
}

test_deny_ignored if {
	rule.deny == {{"message": "Falco does not read \"/etc/falco/falco.yaml\": a configuration is given with -c", "path": ["spec", "template", "spec", "containers", 0, "args", 1]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      containers:
        - name: falco
          image: falcosecurity/falco:0.44.0
          args:
            - /usr/bin/falco
            - /etc/falco/falco.yaml
`)
}

test_deny_long if {
	rule.deny == {{"message": "Falco does not start: the option --k8s-api-cert was removed in 0.37", "path": ["spec", "template", "spec", "containers", 0, "args", 1]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      containers:
        - name: falco
          image: falcosecurity/falco:0.38.0
          args:
            - /usr/bin/falco
            - --k8s-api-cert=/x
            - -T
            - a
`)
}

test_allow_old if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: falco
spec:
  selector:
    matchLabels: {app: falco}
  template:
    metadata:
      labels: {app: falco}
    spec:
      containers:
        - name: falco
          image: falcosecurity/falco:0.36.2
          args:
            - /usr/bin/falco
            - -K
            - /var/run/secrets/token
            - -k
            - https://$(KUBERNETES_SERVICE_HOST)
            - -pk
`)
}

test_allow_other if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: other
spec:
  selector:
    matchLabels: {app: other}
  template:
    metadata:
      labels: {app: other}
    spec:
      containers:
        - name: other
          image: example.com/other:1
          args:
            - -K
            - x
`)
}
