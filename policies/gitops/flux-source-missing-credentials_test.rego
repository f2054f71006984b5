package kubevet.gitops["flux-source-missing-credentials_test"]

import data.kubevet.gitops["flux-source-missing-credentials"] as rule
import data.kubevet.lib.testing

test_deny_empty_reference if {
	testing.stated(rule.deny) == {{"path": ["spec", "secretRef"], "message": "the repository is fetched over SSH without a key"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: ssh://git@git.example.com/shop/deploy
  secretRef: {}
`)
}

test_allow_https if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
`)
}
