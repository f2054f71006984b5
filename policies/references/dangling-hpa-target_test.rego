package kubevet.references["dangling-hpa-target_test"]

import data.kubevet.lib.testing
import data.kubevet.references["dangling-hpa-target"] as rule

test_deny_absent if {
	rule.deny == {{"message": `Deployment "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "scaleTargetRef", "name"]}} with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: wep}, maxReplicas: 5}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_other_kind if {
	rule.deny == {{"message": `StatefulSet "web" is not among the manifests, but a Deployment of that name`, "path": ["spec", "scaleTargetRef", "name"], "related": [{"kind": "Deployment", "message": "see here", "name": "web", "namespace": "default", "path": ["kind"]}]}} with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: web}, maxReplicas: 5}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_keda if {
	rule.deny == {{"message": `Deployment "wep" is not among the manifests; the nearest is "web"`, "path": ["spec", "scaleTargetRef", "name"]}} with input as testing.input_for(`apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: k}
spec: {scaleTargetRef: {name: wep}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_deny_beside_an_operator if {
	rule.deny == {{"message": `StatefulSet "other" is not among the manifests`, "path": ["spec", "scaleTargetRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: other}, maxReplicas: 5}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {}
`)
}

test_deny_alone if {
	rule.deny == {{"message": `Deployment "web" is not among the manifests`, "path": ["spec", "scaleTargetRef", "name"], "severity": "info"}} with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5}
`)
}

test_allow_there if {
	rule.deny == set() with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, maxReplicas: 5}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_keda if {
	rule.deny == set() with input as testing.input_for(`apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: k}
spec: {scaleTargetRef: {name: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
`)
}

test_allow_rollout if {
	rule.deny == set() with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: web}, maxReplicas: 5}
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: web}
spec: {template: {spec: {containers: [{name: a}]}}}
`)
}

test_allow_made_by_an_operator if {
	rule.deny == set() with input as testing.input_for(`apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a-worker}, maxReplicas: 5}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
---
apiVersion: example.com/v1
kind: Shop
metadata: {name: a}
spec: {}
`)
}
