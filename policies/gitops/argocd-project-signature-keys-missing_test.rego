package kubevet.gitops["argocd-project-signature-keys-missing_test"]

import data.kubevet.gitops["argocd-project-signature-keys-missing"] as rule
import data.kubevet.lib.testing

test_allow_source_integrity if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceIntegrity: {git: {policies: []}}
`)
}

test_deny_empty if {
	testing.stated(rule.deny) == {{"path": ["spec", "signatureKeys"], "message": "no signature of commits is asked for"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  signatureKeys: []
`)
}
