package kubevet.gitops["flux-prune-disabled_test"]

import data.kubevet.gitops["flux-prune-disabled"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	testing.stated(rule.deny) == {{"path": ["spec", "prune"], "message": "objects that the source no longer has stay in the cluster"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: false
`)
}

test_allow_absent if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
`)
}
