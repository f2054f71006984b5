package kubevet["service-accounts"]["projected-token-long-lived_test"]

import data.kubevet.lib.testing
import data.kubevet["service-accounts"]["projected-token-long-lived"] as rule

test_deny_more_than_a_day if {
	rule.deny == {{
		"path": ["spec", "volumes", 1, "projected", "sources", 1, "serviceAccountToken", "expirationSeconds"],
		"message": `the token in volume "b" is valid for 86401 seconds`,
	}} with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, projected: {sources: [{serviceAccountToken: {path: t, expirationSeconds: 86400}}]}}
    - {name: b, projected: {sources: [{configMap: {name: c}}, {serviceAccountToken: {path: t, expirationSeconds: 86401}}]}}
`)
}

test_allow_a_day_and_the_default if {
	rule.deny == set() with input as testing.input_for(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes:
    - {name: a, projected: {sources: [{serviceAccountToken: {path: t}}, {serviceAccountToken: {path: t, expirationSeconds: "90000"}}, null]}}
    - {name: b, projected: null}
    - {name: c, emptyDir: {}}
`)
}
