package kubevet.gitops["argocd-unsafe-build-options_test"]

import data.kubevet.gitops["argocd-unsafe-build-options"] as rule
import data.kubevet.lib.testing

test_deny_exec if {
	testing.stated(rule.deny) == {{"path": ["data", "kustomize.buildOptions"], "message": "kustomizations may run plugins"}, {"path": ["data", "kustomize.buildOptions"], "message": "kustomizations may run programs of their repository"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  helm.valuesFileSchemes: https
  kustomize.buildOptions: --enable-alpha-plugins --enable-exec
`)
}

test_deny_load_restrictor if {
	testing.stated(rule.deny) == {{"path": ["data", "kustomize.buildOptions.v5.8.0"], "message": "kustomizations may read files outside of their directory", "severity": "medium"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  helm.valuesFileSchemes: https
  kustomize.buildOptions.v5.8.0: --load-restrictor LoadRestrictionsNone
`)
}

test_deny_schemes if {
	testing.stated(rule.deny) == {{"path": ["data", "helm.valuesFileSchemes"], "message": "values files may be fetched over HTTP", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  helm.valuesFileSchemes: http, https
`)
}

test_deny_default_schemes if {
	testing.stated(rule.deny) == {{"path": ["data", "helm.valuesFileSchemes"], "message": "values files may be fetched over HTTP", "severity": "low"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  url: https://argocd.example.com
`)
}

test_allow_another if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: other
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  kustomize.buildOptions: --enable-exec
`)
}
