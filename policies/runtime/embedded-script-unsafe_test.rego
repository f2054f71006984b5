package kubevet.runtime["embedded-script-unsafe_test"]

import data.kubevet.lib.testing
import data.kubevet.runtime["embedded-script-unsafe"] as rule

test_deny_goes_on if {
	rule.deny == {{"line": 1, "message": "script \"isolate.sh\" goes on after a command that failed", "path": ["data", "isolate.sh"]}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/bash
    kubectl delete pod "$1"
    kubectl delete pvc "$1"
`)
}

test_deny_syntax if {
	rule.deny == {{"line": 3, "message": "script \"isolate.sh\" does not run: `if` statement must end with `fi`", "path": ["data", "isolate.sh"], "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    set -e
    if true; then
      kubectl get pods
`)
}

test_allow_guarded if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    kubectl get pods || exit 1
    if kubectl get ns; then echo; fi
`)
}

test_allow_template if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    set -e
    rm -rf {{ .dir }} $X
`)
}

test_allow_python if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
  a: |
    #!/usr/bin/env python3
    print($x)
`)
}

test_allow_numbers if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: scripts
data:
  isolate.sh: |
    #!/bin/sh
    set -e
    rm -f /tmp/$$ "$@"
`)
}
