package kubevet.gitops["argocd-exec-enabled_test"]

import data.kubevet.gitops["argocd-exec-enabled"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	testing.stated(rule.deny) == {{"path": ["data", "exec.enabled"], "message": "users may run commands in pods"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  exec.enabled: "true"
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
  exec.enabled: 'true'
`)
}
