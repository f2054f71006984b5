package kubevet.references["volume-mount-undefined_test"]

import data.kubevet.lib.testing
import data.kubevet.references["volume-mount-undefined"] as rule

test_deny_mount if {
	rule.deny == {{"message": `container "a" mounts volume "v", which the pod does not have`, "path": ["spec", "template", "spec", "containers", 0, "volumeMounts", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, volumeMounts: [{name: v, mountPath: /a}]}]}
`)
}

test_deny_device if {
	rule.deny == {{"message": `container "a" mounts volume "v", which the pod does not have`, "path": ["spec", "template", "spec", "containers", 0, "volumeDevices", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, volumeDevices: [{name: v, devicePath: /dev/a}]}]}
`)
}

test_deny_path if {
	rule.deny == {{"message": `container "a" mounts two volumes at "/a"`, "path": ["spec", "template", "spec", "containers", 0, "volumeMounts", 1, "mountPath"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: a, volumeMounts: [{name: v, mountPath: /a}, {name: v, mountPath: /a, subPath: b}]}]}
`)
}

test_deny_all_kinds if {
	rule.deny == {{"message": `ephemeral container "e" mounts volume "v", which the pod does not have`, "path": ["spec", "template", "spec", "ephemeralContainers", 0, "volumeMounts", 0, "name"]}, {"message": `init container "i" mounts volume "v", which the pod does not have`, "path": ["spec", "template", "spec", "initContainers", 0, "volumeMounts", 0, "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: i, volumeMounts: [{name: v, mountPath: /a}]}], ephemeralContainers: [{name: e, volumeMounts: [{name: v, mountPath: /a}]}], containers: [{name: a}]}
`)
}

test_allow_defined if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, emptyDir: {}}], containers: [{name: a, volumeMounts: [{name: v, mountPath: /a}]}]}
`)
}

test_allow_claim if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  volumeClaimTemplates: [{metadata: {name: data}}]
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, volumeMounts: [{name: data, mountPath: /a}]}]}
`)
}

test_allow_workflow if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {volumeClaimTemplates: [{metadata: {name: w}}], templates: [{name: t, container: {image: a, volumeMounts: [{name: w, mountPath: /w}]}}]}
`)
}

test_allow_task if {
	rule.deny == set() with input as testing.input_for(`apiVersion: tekton.dev/v1
kind: Task
metadata: {name: a}
spec: {steps: [{name: s, image: a, volumeMounts: [{name: $(workspaces.a.volume), mountPath: /w}]}]}
`)
}

test_allow_custom if {
	rule.deny == set() with input as testing.input_for(`apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {template: {spec: {containers: [{name: a, image: a, volumeMounts: [{name: w, mountPath: /w}]}]}}}
`)
}
