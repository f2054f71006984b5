package kubevet.applications["kubelet-insecure-tls_test"]

import data.kubevet.applications["kubelet-insecure-tls"] as rule
import data.kubevet.lib.testing

test_deny_release if {
	rule.deny == {{"message": "metrics-server does not check the certificates of kubelets", "path": ["spec", "values", "args", 1]}} with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: metrics-server
spec:
  chart:
    spec:
      chart: metrics-server
  values:
    args:
      - --kubelet-preferred-address-types=InternalIP
      - --kubelet-insecure-tls
`)
}

test_deny_application if {
	rule.deny == {{"message": "metrics-server does not check the certificates of kubelets", "path": ["spec", "source", "helm", "valuesObject", "args", 0]}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: metrics-server
spec:
  source:
    chart: metrics-server
    helm:
      valuesObject:
        args: ["--kubelet-insecure-tls=true"]
`)
}

test_allow_off if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apps/v1
kind: Deployment
metadata:
  name: metrics-server
spec:
  selector:
    matchLabels: {app: metrics-server}
  template:
    metadata:
      labels: {app: metrics-server}
    spec:
      containers:
        - name: metrics-server
          image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
          args:
            - --kubelet-insecure-tls=false
`)
}

test_allow_other_chart if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: other
spec:
  chart:
    spec:
      chart: other
  values:
    args:
      - --kubelet-insecure-tls
`)
}
