package kubevet.gitops["flux-source-insecure-transport_test"]

import data.kubevet.gitops["flux-source-insecure-transport"] as rule
import data.kubevet.lib.testing

test_deny_http if {
	testing.stated(rule.deny) == {{"path": ["spec", "url"], "message": "the source is fetched over HTTP"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: http://git.example.com/shop/deploy
  ref:
    tag: v1.4.2
`)
}

test_deny_in_cluster if {
	testing.stated(rule.deny) == {{"path": ["spec", "url"], "message": "the source is fetched over HTTP", "severity": "low"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: http://gitea.git.svc.cluster.local/shop/deploy
  ref:
    tag: v1.4.2
`)
}

test_deny_helm_repository if {
	testing.stated(rule.deny) == {{"path": ["spec", "url"], "message": "the source is fetched over HTTP"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: http://charts.example.com
`)
}

test_deny_oci_helm_repository if {
	testing.stated(rule.deny) == {{"path": ["spec", "insecure"], "message": "the source is fetched without TLS"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: oci://registry.example.com/charts
  type: oci
  insecure: true
`)
}

test_deny_oci_repository if {
	testing.stated(rule.deny) == {{"path": ["spec", "insecure"], "message": "the source is fetched without TLS"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  insecure: true
`)
}

test_deny_bucket if {
	testing.stated(rule.deny) == {{"path": ["spec", "insecure"], "message": "the source is fetched without TLS"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: Bucket
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  bucketName: deploy
  endpoint: s3.example.com
  insecure: true
`)
}

test_deny_bucket_in_cluster if {
	testing.stated(rule.deny) == {{"path": ["spec", "insecure"], "message": "the source is fetched without TLS", "severity": "low"}} with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: Bucket
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  bucketName: deploy
  endpoint: minio.minio.svc:9000
  insecure: true
`)
}

test_allow_ssh if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: ssh://git@git.example.com/shop/deploy
  ref:
    tag: v1.4.2
`)
}

test_allow_insecure_false if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata:
  name: shop
  namespace: flux-system
spec:
  interval: 5m
  url: oci://registry.example.com/manifests/shop
  insecure: false
`)
}

test_allow_field_without_effect if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: charts
  namespace: flux-system
spec:
  interval: 1h
  url: https://charts.example.com
  insecure: true
`)
}

test_allow_placeholder if {
	testing.stated(rule.deny) == set() with input as testing.input_for(`
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: deploy
  namespace: flux-system
spec:
  interval: 5m
  url: ${GIT_URL}
  ref:
    tag: v1.4.2
`)
}
