package kubevet.references["dangling-configmap-reference_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-configmap-reference"] as rule

test_deny_env_from if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "containers", 0, "envFrom", 0, "configMapRef", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
`)
}

test_deny_env if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "containers", 0, "env", 0, "valueFrom", "configMapKeyRef", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a}}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: d}
data: {a: b}
`)
}

test_deny_volume if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "volumes", 0, "configMap", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, configMap: {name: c}}], containers: [{name: a}]}
`)
}

test_deny_projected if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "volumes", 0, "projected", "sources", 0, "configMap", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, projected: {sources: [{configMap: {name: c}}]}}], containers: [{name: a}]}
`)
}

test_deny_all_kinds_of_containers if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "initContainers", 0, "envFrom", 0, "configMapRef", "name"]}, {"message": `ConfigMap "d" is not among the manifests`, "path": ["spec", "template", "spec", "initContainers", 1, "envFrom", 0, "configMapRef", "name"]}, {"message": `ConfigMap "e" is not among the manifests`, "path": ["spec", "template", "spec", "ephemeralContainers", 0, "envFrom", 0, "configMapRef", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {initContainers: [{name: a, envFrom: [{configMapRef: {name: c}}]}, {name: b, restartPolicy: Always, envFrom: [{configMapRef: {name: d}}]}], ephemeralContainers: [{name: c, envFrom: [{configMapRef: {name: e}}]}], containers: [{name: d}]}
`)
}

test_deny_cron_job if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "jobTemplate", "spec", "template", "spec", "containers", 0, "envFrom", 0, "configMapRef", "name"]}} with input as testing.input_for(`apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}}}}}
`)
}

test_deny_argo_workflow if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "templates", 0, "volumes", 0, "configMap", "name"]}, {"message": `ConfigMap "d" is not among the manifests`, "path": ["spec", "templates", 0, "container", "envFrom", 0, "configMapRef", "name"]}} with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {templates: [{name: t, volumes: [{name: v, configMap: {name: c}}], container: {image: a, envFrom: [{configMapRef: {name: d}}]}}]}
`)
}

test_deny_other_namespace if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "containers", 0, "envFrom", 0, "configMapRef", "name"]}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: a}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: b}
data: {a: b}
`)
}

test_deny_beside_an_operator if {
	rule.deny == {{"message": `ConfigMap "c" is not among the manifests`, "path": ["spec", "template", "spec", "containers", 0, "envFrom", 0, "configMapRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {}
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
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c}
data: {a: b}
`)
}

test_allow_optional if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, configMap: {name: c, optional: true}}], containers: [{name: a, envFrom: [{configMapRef: {name: c, optional: true}}], env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: a, optional: true}}}]}]}
`)
}

test_allow_published_by_the_cluster if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {volumes: [{name: v, projected: {sources: [{configMap: {name: kube-root-ca.crt}}]}}], containers: [{name: a}]}
`)
}

test_allow_namespace_not_said if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: c}}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: c, namespace: b}
data: {a: b}
`)
}

test_allow_made_by_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, envFrom: [{configMapRef: {name: a-config}}]}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {}
`)
}

test_allow_expression if {
	rule.deny == set() with input as testing.input_for(`apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: {name: a}
spec: {templates: [{name: t, container: {image: a, envFrom: [{configMapRef: {name: '{{inputs.parameters.c}}'}}]}}]}
`)
}
