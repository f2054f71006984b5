package kubevet.gitops["flux-source-not-allowed_test"]

import data.kubevet.gitops["flux-source-not-allowed"] as rule
import data.kubevet.lib.testing

test_deny_url if {
	testing.stated(rule.deny) == {{"path": ["spec", "url"], "message": "the url of the source is none of those that are allowed"}} with input as object.union(
		testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.net/other/deploy
  ref:
    tag: v1.4.2
`),
		{"parameters": {"flux-source-not-allowed": {"allowed-sources": ["https://git.example.com/*"]}}},
	)
}

test_deny_bucket if {
	testing.stated(rule.deny) == {{"path": ["spec", "endpoint"], "message": "the endpoint of the source is none of those that are allowed"}} with input as object.union(
		testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: Bucket
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  bucketName: deploy
  endpoint: s3.example.com
`),
		{"parameters": {"flux-source-not-allowed": {"allowed-sources": ["https://git.example.com/*"]}}},
	)
}

test_allow_pattern if {
	testing.stated(rule.deny) == set() with input as object.union(
		testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: https://git.example.com/shop/deploy
  ref:
    tag: v1.4.2
`),
		{"parameters": {"flux-source-not-allowed": {"allowed-sources": ["https://git.example.com/*"]}}},
	)
}
