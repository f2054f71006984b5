# METADATA
# title: Node label that another one has replaced
# description: |
#   Nodes have the label by its new name for years, and by the old one only as long as
#   kubelets and cloud providers keep setting it. Where they stopped, a pod that
#   selects nodes by it stays pending.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/labels-annotations-taints/
#     description: Well-known labels, annotations and taints
# custom:
#   severity: low
#   profile: strict
#   kinds: [workload]
#   compliance:
#     cwe: [CWE-477]
package kubevet["api-versions"]["deprecated-node-label"]

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

deny contains finding if {
	some use in _uses
	label := _replaced[use.label]
	finding := {"path": use.path, "message": $`label "{use.label}" of nodes is deprecated for "{label}"`}
}

_uses contains {"label": label, "path": array.concat(p.path, ["nodeSelector", label])} if {
	some p in pod.pods
	some label, _ in manifest.mapping(p.spec, ["nodeSelector"])
}

_uses contains {"label": term.key, "path": array.concat(p.path, array.flatten(["affinity", "nodeAffinity", path, "key"]))} if {
	some p in pod.pods
	[path, term] := walk(manifest.mapping(p.spec, ["affinity", "nodeAffinity"]))
	is_string(term.key)
}

_uses contains {"label": item.topologyKey, "path": array.concat(p.path, ["topologySpreadConstraints", i, "topologyKey"])} if {
	some p in pod.pods
	some i, item in manifest.list(p.spec, ["topologySpreadConstraints"])
	is_string(item.topologyKey)
}

_uses contains {"label": term.topologyKey, "path": array.concat(p.path, array.flatten(["affinity", kind, path, "topologyKey"]))} if {
	some p in pod.pods
	some kind in ["podAffinity", "podAntiAffinity"]
	[path, term] := walk(manifest.mapping(p.spec, ["affinity", kind]))
	is_string(term.topologyKey)
}

_replaced := {
	"beta.kubernetes.io/arch": "kubernetes.io/arch",
	"beta.kubernetes.io/instance-type": "node.kubernetes.io/instance-type",
	"beta.kubernetes.io/os": "kubernetes.io/os",
	"failure-domain.beta.kubernetes.io/region": "topology.kubernetes.io/region",
	"failure-domain.beta.kubernetes.io/zone": "topology.kubernetes.io/zone",
	"node-role.kubernetes.io/master": "node-role.kubernetes.io/control-plane",
}
