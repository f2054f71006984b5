package kubevet.runtime["remediation-script-ineffective_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["remediation-script-ineffective"] as rule

test_deny_merge if {
	rule.deny == {{"line": 2, "message": "script \"isolate.sh\" changes spec.serviceAccountName of a running pod, which the API server refuses", "path": ["data", "isolate.sh"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl patch pod/web-0 -p '{"spec": {"serviceAccountName": "nobody", "tolerations": []}}'
`)
}

test_deny_command if {
	rule.deny == {{"line": 3, "message": "script \"isolate.sh\" changes spec.containers of a running pod, which the API server refuses", "path": ["data", "isolate.sh"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    if true; then
      oc -n shop patch pods $1 --type=json --patch '[{"op":"add","path":"/spec/containers/0/command","value":[]}]'
    fi
`)
}

test_allow_image if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl patch pod web --type=json -p '[{"op":"replace","path":"/spec/containers/0/image","value":"x"}]'
`)
}

test_allow_label if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl patch pod web -p '{"metadata":{"labels":{"quarantine":"true"}}}'
`)
}

test_allow_deployment if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl patch deployment web -p '{"spec":{"template":{"spec":{"nodeSelector":{"a":"b"}}}}}'
`)
}

test_allow_subresource if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl patch pod web --subresource resize -p '{"spec":{"x":{}}}'
`)
}

test_allow_comment if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    # kubectl patch pod web -p '{"spec":{"nodeName":"x"}}'
`)
}
