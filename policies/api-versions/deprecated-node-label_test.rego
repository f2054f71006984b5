package kubevet["api-versions"]["deprecated-node-label_test"]

import data.kubevet["api-versions"]["deprecated-node-label"] as rule
import data.kubevet.lib.testing

_pod(text) := testing.input_for(concat("", ["apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ", text]))

_os := `label "beta.kubernetes.io/os" of nodes is deprecated for "kubernetes.io/os"`

_zone := `label "failure-domain.beta.kubernetes.io/zone" of nodes is deprecated for "topology.kubernetes.io/zone"`

test_deny_selector if {
	rule.deny == {{"path": ["spec", "nodeSelector", "beta.kubernetes.io/os"], "message": _os}} with input as _pod("{nodeSelector: {beta.kubernetes.io/os: linux}, containers: []}")
}

test_deny_affinity if {
	rule.deny == {
		{
			"path": ["spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms", 0, "matchExpressions", 0, "key"],
			"message": _os,
		},
		{
			"path": ["spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution", 0, "topologyKey"],
			"message": _zone,
		},
		{"path": ["spec", "topologySpreadConstraints", 0, "topologyKey"], "message": _zone},
	} with input as _pod(`
  affinity:
    nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: beta.kubernetes.io/os, operator: Exists}]}]}}
    podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: failure-domain.beta.kubernetes.io/zone}]}
  topologySpreadConstraints: [{topologyKey: failure-domain.beta.kubernetes.io/zone}]
  containers: []
`)
}

test_allow_new_labels if {
	rule.deny == set() with input as _pod("{nodeSelector: {kubernetes.io/os: linux}, topologySpreadConstraints: [{topologyKey: topology.kubernetes.io/zone}], containers: []}")
}
