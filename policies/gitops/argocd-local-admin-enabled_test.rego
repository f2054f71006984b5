package kubevet.gitops["argocd-local-admin-enabled_test"]

import data.kubevet.gitops["argocd-local-admin-enabled"] as rule
import data.kubevet.lib.testing

test_deny_dex if {
	testing.stated(rule.deny) == {{"path": ["data", "admin.enabled"], "message": "the local administrator can log in beside single sign-on"}} with input as testing.input_for(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cm
  namespace: argocd
  labels:
    app.kubernetes.io/part-of: argocd
data:
  dex.config: 'connectors: []'
  admin.enabled: 'true'
`)
}

test_allow_without_sso if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
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
