package kubevet.references["dangling-service-account_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-service-account"] as rule

test_deny_absent if {
	rule.deny == {{"message": `ServiceAccount "a" is not among the manifests`, "path": ["spec", "template", "spec", "serviceAccountName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccountName: a, containers: [{name: a}]}
`)
}

test_deny_deprecated_field if {
	rule.deny == {{"message": `ServiceAccount "a" is not among the manifests`, "path": ["spec", "template", "spec", "serviceAccount"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccount: a, containers: [{name: a}]}
`)
}

test_deny_pod if {
	rule.deny == {{"message": `ServiceAccount "a" is not among the manifests`, "path": ["spec", "serviceAccountName"]}} with input as testing.input_for(`apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {serviceAccountName: a, containers: [{name: a}]}
`)
}

test_deny_workflow if {
	rule.deny == {{"message": `ServiceAccount "w" is not among the manifests`, "path": ["spec", "serviceAccountName"]}} with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {serviceAccountName: w, templates: [{name: t, container: {image: a}}]}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccountName: a, containers: [{name: a}]}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: a}
`)
}

test_allow_default if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccountName: default, containers: [{name: a}]}
`)
}

test_allow_none if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a}]}
`)
}

test_allow_openshift if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccountName: builder, containers: [{name: a}]}
`)
}

test_allow_system_namespace if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: kube-system}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {serviceAccountName: a, containers: [{name: a}]}
`)
}
