package kubevet.gitops["flux-multitenancy-lockdown-missing_test"]

import data.kubevet.gitops["flux-multitenancy-lockdown-missing"] as rule
import data.kubevet.lib.testing

test_deny_some if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args"], "message": "helm-controller runs without --no-cross-namespace-refs"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: helm-controller
  namespace: flux-system
spec:
  selector:
    matchLabels: {app: helm-controller}
  template:
    metadata:
      labels: {app: helm-controller}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/helm-controller:v1.7.0
          args:
            - --no-cross-namespace-refs=false
            - --default-service-account=default
`)
}

test_deny_mirror if {
	testing.stated(rule.deny) == {{"path": ["spec", "template", "spec", "containers", 0, "args"], "message": "notification-controller runs without --no-cross-namespace-refs"}} with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: notification-controller
  namespace: flux-system
spec:
  selector:
    matchLabels: {app: notification-controller}
  template:
    metadata:
      labels: {app: notification-controller}
    spec:
      containers:
        - name: manager
          image: mirror.example.com/fluxcd/notification-controller:v1.7.0
          args:
            - --watch-all-namespaces
`)
}

test_deny_instance if {
	testing.stated(rule.deny) == {{"path": ["spec", "cluster", "multitenant"], "message": "the controllers run without the lockdown for several tenants"}} with input as testing.input_for(`
apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec: {distribution: {version: 2.x, registry: ghcr.io/fluxcd}}
`)
}

test_allow_instance if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec: {cluster: {multitenant: true}}
`)
}

test_allow_source_controller if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: source-controller
  namespace: flux-system
spec:
  selector:
    matchLabels: {app: source-controller}
  template:
    metadata:
      labels: {app: source-controller}
    spec:
      containers:
        - name: manager
          image: ghcr.io/fluxcd/source-controller:v1.7.0
          args:
            - --storage-path=/data
`)
}

test_allow_another_image if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: kustomize-controller
  namespace: flux-system
spec:
  selector:
    matchLabels: {app: kustomize-controller}
  template:
    metadata:
      labels: {app: kustomize-controller}
    spec:
      containers:
        - name: manager
          image: registry.example.com/my-kustomize-controller:v1
          args:
            - --x
`)
}
