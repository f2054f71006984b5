package kubevet.gitops["flux-helm-chart-version-range_test"]

import data.kubevet.gitops["flux-helm-chart-version-range"] as rule
import data.kubevet.lib.testing

test_deny_range if {
	testing.stated(rule.deny) == {{"path": ["spec", "chart", "spec", "version"], "message": "whatever version \"1.x\" allows is installed"}} with input as testing.input_for(`
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
      version: 1.x
      sourceRef: {kind: HelmRepository, name: charts}
`)
}

test_deny_absent if {
	testing.stated(rule.deny) == {{"path": ["spec", "chart", "spec", "version"], "message": "whatever version is the newest is installed"}} with input as testing.input_for(`
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
      sourceRef: {kind: HelmRepository, name: charts}
`)
}

test_deny_partial if {
	testing.stated(rule.deny) == {{"path": ["spec", "chart", "spec", "version"], "message": "whatever version \"1.4\" allows is installed"}} with input as testing.input_for(`
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
      version: '1.4'
      sourceRef: {kind: HelmRepository, name: charts}
`)
}

test_deny_helm_chart if {
	testing.stated(rule.deny) == {{"path": ["spec", "version"], "message": "whatever version \"*\" allows is installed"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmChart
metadata: {name: shop, namespace: flux-system}
spec: {chart: shop, version: '*', sourceRef: {kind: HelmRepository, name: charts}}
`)
}

test_allow_git_repository if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      sourceRef: {kind: GitRepository, name: deploy}
`)
}

test_allow_build if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      version: v1.4.2-rc.1+build
      sourceRef: {kind: HelmRepository, name: charts}
`)
}

test_allow_placeholder if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
      version: ${SHOP_VERSION}
      sourceRef: {kind: HelmRepository, name: charts}
`)
}

test_allow_chart_reference if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec: {chartRef: {kind: OCIRepository, name: shop}}
`)
}
