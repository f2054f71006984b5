package kubevet.gitops["argocd-project-role-wildcard_test"]

import data.kubevet.gitops["argocd-project-role-wildcard"] as rule
import data.kubevet.lib.testing

test_deny_everything if {
	testing.stated(rule.deny) == {{"path": ["spec", "roles", 0, "policies", 0], "message": "role \"a\" may do everything in the project"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  roles: [{name: a, policies: ['p, proj:shop:a, *, *, shop/*, allow']}]
`)
}

test_deny_applications if {
	testing.stated(rule.deny) == {{"path": ["spec", "roles", 0, "policies", 0], "message": "role \"a\" may deploy manifests from outside the sources", "severity": "low"}} with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  roles: [{name: a, policies: ['p, proj:shop:a, applications, *, shop/*, allow']}]
`)
}

test_allow_denied if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  roles: [{name: a, policies: ['p, proj:shop:a, exec, create, shop/*, deny']}]
`)
}

test_allow_read if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  roles: [{name: a, policies: ['p, proj:shop:a, applications, get, shop/*, allow', 'p, proj:shop:a, *, get, shop/*, allow']}]
`)
}
