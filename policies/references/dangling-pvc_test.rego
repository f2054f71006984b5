package kubevet.references["dangling-pvc_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-pvc"] as rule

test_deny_absent if {
	rule.deny == {{"message": `PersistentVolumeClaim "c" is not among the manifests`, "path": ["spec", "template", "spec", "volumes", 0, "persistentVolumeClaim", "claimName"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: c}}], containers: [{name: a}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {accessModes: [ReadWriteOnce]}
`)
}

test_deny_from_elsewhere if {
	rule.deny == {{"message": `PersistentVolumeClaim "c" is not among the manifests`, "path": ["spec", "template", "spec", "volumes", 0, "persistentVolumeClaim", "claimName"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: c}}], containers: [{name: a}]}
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
    spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: d}}], containers: [{name: a}]}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: d}
spec: {accessModes: [ReadWriteOnce]}
`)
}

test_allow_of_a_stateful_set if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, persistentVolumeClaim: {claimName: data-db-0}}], containers: [{name: a}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec: {volumeClaimTemplates: [{metadata: {name: data}}]}
`)
}

test_allow_ephemeral if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {}}}}], containers: [{name: a}]}
`)
}
