package kubevet["supply-chain"]["script-from-configmap-executable_test"]

import data.kubevet.lib.testing
import data.kubevet["supply-chain"]["script-from-configmap-executable"] as rule

test_deny_shell if {
	rule.deny == {{"message": "container \"job\" runs \"/scripts/run.sh\" of ConfigMap \"job\"", "path": ["spec", "template", "spec", "containers", 0, "command", 2]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: job
spec:
  selector:
    matchLabels: {app: job}
  template:
    metadata:
      labels: {app: job}
    spec:
      containers:
        - name: job
          image: registry.example.com/tools:1
          command: ["sh", "-c", "exec /scripts/run.sh --all"]
          volumeMounts:
            - name: scripts
              mountPath: /scripts/
      volumes:
        - name: scripts
          configMap:
            name: job
`)
}

test_deny_first if {
	rule.deny == {{"message": "container \"job\" runs \"/scripts/run\" of ConfigMap \"job\"", "path": ["spec", "template", "spec", "containers", 0, "command", 0]}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: job
spec:
  selector:
    matchLabels: {app: job}
  template:
    metadata:
      labels: {app: job}
    spec:
      containers:
        - name: job
          image: registry.example.com/tools:1
          command: ["/scripts/run"]
          volumeMounts:
            - name: scripts
              mountPath: /scripts
      volumes:
        - name: scripts
          configMap:
            name: job
`)
}

test_allow_configuration if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: job
spec:
  selector:
    matchLabels: {app: job}
  template:
    metadata:
      labels: {app: job}
    spec:
      containers:
        - name: job
          image: registry.example.com/tools:1
          command: ["/bin/job", "--config=/etc/job/config.yaml", "/etc/job/x.yaml"]
          volumeMounts:
            - name: config
              mountPath: /etc/job
      volumes:
        - name: config
          configMap:
            name: job
`)
}
