package kubevet.gitops["flux-git-source-unverified_test"]

import data.kubevet.gitops["flux-git-source-unverified"] as rule
import data.kubevet.lib.testing

test_deny_v1beta1_and_branch if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify"], "message": "no signature of commits or tags is verified"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1beta1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref:
    branch: main
`)
}

test_deny_empty if {
	testing.stated(rule.deny) == {{"path": ["spec", "verify"], "message": "no signature of commits or tags is verified"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  verify: {}
`)
}

test_allow_tag if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  verify: {mode: TagAndHEAD, secretRef: {name: signers}}
`)
}
