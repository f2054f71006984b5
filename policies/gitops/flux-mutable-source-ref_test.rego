package kubevet.gitops["flux-mutable-source-ref_test"]

import data.kubevet.gitops["flux-mutable-source-ref"] as rule
import data.kubevet.lib.testing

test_deny_branch if {
	testing.stated(rule.deny) == {{"path": ["spec", "ref", "branch"], "message": "the source follows branch \"main\""}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
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

test_deny_no_reference if {
	testing.stated(rule.deny) == {{"path": ["spec", "ref"], "message": "the source follows branch \"master\""}} with input as testing.input_for(`
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

test_deny_name if {
	testing.stated(rule.deny) == {{"path": ["spec", "ref", "name"], "message": "the source follows \"refs/heads/main\""}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref: {name: refs/heads/main}
`)
}

test_deny_oci if {
	testing.stated(rule.deny) == {{"path": ["spec", "ref", "tag"], "message": "the source follows the tag latest"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
`)
}

test_allow_commit if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref: {branch: main, commit: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a}
`)
}

test_allow_semver if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref: {semver: '>=1.0.0'}
`)
}

test_allow_oci_digest if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  ref: {tag: latest, digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000'}
`)
}
