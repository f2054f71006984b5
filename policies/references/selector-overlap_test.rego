package kubevet.references["selector-overlap_test"]

import data.kubevet.lib.testing
import data.kubevet.references["selector-overlap"] as rule

test_deny_both if {
	rule.deny == {{"message": `the selector matches the pods of Deployment "v" too`, "path": ["spec", "selector"], "related": [{"kind": "Deployment", "message": "see here", "name": "v", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: v}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_wider if {
	rule.deny == {{"message": `the selector matches the pods of StatefulSet "v" too`, "path": ["spec", "selector"], "related": [{"kind": "StatefulSet", "message": "see here", "name": "v", "namespace": "default", "path": ["spec", "template", "metadata", "labels"]}]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: v}
spec: {selector: {matchLabels: {app: web, tier: a}}, template: {metadata: {labels: {app: web, tier: a}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_narrower if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: web, tier: a}}, template: {metadata: {labels: {app: web, tier: a}}, spec: {containers: [{name: a}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: v}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_other_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w, namespace: a}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: v, namespace: b}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_job if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: j}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}
