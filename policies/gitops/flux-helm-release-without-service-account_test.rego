package kubevet.gitops["flux-helm-release-without-service-account_test"]

import data.kubevet.gitops["flux-helm-release-without-service-account"] as rule
import data.kubevet.lib.testing

test_deny_chart_of_branch if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what is pushed to branch \"main\" of GitRepository \"deploy\" is applied as the controller, unsigned"}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.2
      sourceRef: {kind: GitRepository, name: deploy, namespace: flux-system}
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

test_deny_http_repository if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "serviceAccountName"], "message": "what comes from HelmRepository \"charts\" is applied as the controller", "severity": "low"}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.2
      sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: https://charts.example.com
`)
}

test_allow_default_account if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.2
      sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}
---
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
            - --default-service-account=default
`)
}

test_allow_remote_cluster if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  chart:
    spec:
      chart: shop
      version: 1.4.2
      sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}
  kubeConfig: {secretRef: {name: remote}}
`)
}
