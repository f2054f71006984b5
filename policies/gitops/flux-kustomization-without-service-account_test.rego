package kubevet.gitops["flux-kustomization-without-service-account_test"]

import data.kubevet.gitops["flux-kustomization-without-service-account"] as rule
import data.kubevet.lib.testing

test_deny_unknown_source if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "it is applied with the rights of the controller", "severity": "low"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
`)
}

test_deny_moving_source if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what is pushed to branch \"main\" of GitRepository \"deploy\" is applied as the controller, unsigned"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref: {branch: main}
`)
}

test_deny_fixed_source if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what comes from GitRepository \"deploy\" is applied as the controller", "severity": "low"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref:
    tag: v1.4.2
`)
}

test_deny_verified_branch if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what comes from GitRepository \"deploy\" is applied as the controller", "severity": "low"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref: {branch: main}
  verify: {mode: HEAD, secretRef: {name: signers}}
`)
}

test_deny_oci if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what is pushed to the tag latest of OCIRepository \"shop\" is applied as the controller, unsigned"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: OCIRepository
    name: shop
    namespace: flux-system
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
`)
}

test_allow_instance if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
---
apiVersion: fluxcd.controlplane.io/v1
kind: FluxInstance
metadata: {name: flux, namespace: flux-system}
spec: {cluster: {multitenant: true}}
`)
}

test_allow_remote_cluster if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
  kubeConfig: {secretRef: {name: remote}}
`)
}

test_allow_default_account if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
  sourceRef:
    kind: GitRepository
    name: deploy
    namespace: flux-system
---
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
          image: ghcr.io/fluxcd/kustomize-controller:v1.7.0
          args:
            - --default-service-account=default
`)
}
