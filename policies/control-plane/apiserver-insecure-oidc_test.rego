package kubevet["control-plane"]["apiserver-insecure-oidc_test"]

import data.kubevet["control-plane"]["apiserver-insecure-oidc"] as rule
import data.kubevet.lib.testing

test_deny_no_client if {
	rule.deny == {{"path": ["spec", "containers", 0, "command", 1], "message": "kube-apiserver does not start: --oidc-client-id is not set"}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.37.0
      command:
        - kube-apiserver
        - --oidc-issuer-url=https://login.example.com
`)
}

test_deny_unprefixed_groups if {
	rule.deny == {{"path": ["jwt", 0, "claimMappings", "groups", "prefix"], "message": "the issuer may put users in groups that begin with system:"}} with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt: [{issuer: {url: https://a.example.com}, claimMappings: {username: {claim: sub, prefix: ''}, groups: {claim: groups, prefix: ''}}}]
`)
}

test_allow_validated if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt: [{issuer: {url: https://a.example.com}, claimMappings: {groups: {claim: groups, prefix: ''}}, userValidationRules: [{expression: "!user.username.startsWith('system:')"}]}]
`)
}

test_allow_prefixed if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: apiserver.config.k8s.io/v1
kind: AuthenticationConfiguration
jwt: [{issuer: {url: https://a.example.com}, claimMappings: {groups: {claim: groups, prefix: 'oidc:'}}}]
`)
}
