package kubevet.references["selector-template-mismatch_test"]

import data.kubevet.lib.testing
import data.kubevet.references["selector-template-mismatch"] as rule

test_deny_value if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: wep}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_key if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: w}
spec: {selector: {matchLabels: {app: web, tier: a}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_expression if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: DaemonSet
metadata: {name: w}
spec: {selector: {matchExpressions: [{key: app, operator: In, values: [a]}]}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_no_labels if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: wep}}, template: {metadata: {labels: null}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_replication_controller if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: v1
kind: ReplicationController
metadata: {name: w}
spec: {selector: {app: wep}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_deny_job if {
	rule.deny == {{"message": "the selector does not match the labels of the pod template", "path": ["spec", "selector"]}} with input as testing.input_for(`apiVersion: batch/v1
kind: Job
metadata: {name: w}
spec: {selector: {matchLabels: {app: wep}}, manualSelector: true, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_subset if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web, tier: a}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_expression if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: {matchExpressions: [{key: app, operator: In, values: [web]}, {key: b, operator: DoesNotExist}]}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_generated if {
	rule.deny == set() with input as testing.input_for(`apiVersion: batch/v1
kind: Job
metadata: {name: w}
spec: {selector: {matchLabels: {app: wep}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: w}
spec: {selector: null, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}
`)
}

test_allow_no_template if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: a}
spec: {selector: {matchLabels: {a: b}}, workloadRef: {kind: Deployment, name: a}}
`)
}
