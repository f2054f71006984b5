package kubevet.gitops["flux-decryption-missing_test"]

import data.kubevet.gitops["flux-decryption-missing"] as rule
import data.kubevet.lib.testing

test_deny_example if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == {{"path": ["spec", "decryption"], "message": "Secret \"shop\" is encrypted by SOPS, and not decrypted"}} with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  prune: true
  path: ./
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
  namespace: shop
stringData:
  password: ENC[AES256_GCM,data:b3NzaWZyYWdl,iv:AAAAAAAAAAAAAAAA,tag:AAAAAAAAAAAAAAAA,type:str]
sops:
  age:
    - recipient: age1example
  mac: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]
  version: 3.11.0
`)
}

test_allow_patched if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  prune: true
  path: ./
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
  namespace: shop
stringData:
  password: ENC[AES256_GCM,data:b3NzaWZyYWdl,iv:AAAAAAAAAAAAAAAA,tag:AAAAAAAAAAAAAAAA,type:str]
sops:
  age:
    - recipient: age1example
  mac: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]
  version: 3.11.0
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: cluster
  namespace: shop
spec:
  interval: 10m
  prune: true
  path: ./clusters
  patches: [{patch: '[{op: add, path: /spec/decryption, value: {provider: sops}}]', target: {kind: Kustomization}}]
`)
}

test_allow_another_path if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  path: ./deploy
  prune: true
---
apiVersion: v1
kind: Secret
metadata:
  name: shop
  namespace: shop
stringData:
  password: ENC[AES256_GCM,data:b3NzaWZyYWdl,iv:AAAAAAAAAAAAAAAA,tag:AAAAAAAAAAAAAAAA,type:str]
sops:
  age:
    - recipient: age1example
  mac: ENC[AES256_GCM,data:AAAA,iv:AAAA,tag:AAAA,type:str]
  version: 3.11.0
`)
}

test_allow_plain if {
	{object.remove(f, ["related"]) | some f in testing.stated(rule.deny)} == set() with input as testing.input_for(`
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: shop
  namespace: shop
spec:
  interval: 10m
  prune: true
  path: ./
---
apiVersion: v1
kind: Secret
metadata: {name: a, namespace: shop}
`)
}
