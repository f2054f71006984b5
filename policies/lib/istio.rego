# Package kubevet.lib.istio knows which pods are in a mesh of Istio, and asks the mesh
# model about input.object. What uses the model is undefined in a rule that does not
# name it.
package kubevet.lib.istio

import data.kubevet.lib.manifest
import data.kubevet.lib.pod

# policy is what the model knows of the policy that input.object is.
policy := input.model.mesh.policies[input.position]

# joins says by which label a Namespace takes its pods into the mesh: with a sidecar each,
# or in ambient mode. Undefined if it does not.
# https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
joins(labels) := "istio-injection" if {
	labels["istio-injection"] == "enabled"
} else := "istio.io/rev" if {
	not labels["istio-injection"]
	object.get(labels, "istio.io/rev", "") != ""
} else := "istio.io/dataplane-mode" if {
	labels["istio.io/dataplane-mode"] == "ambient"
}

# namespace_labels are those of the namespace of input.object; undefined if the bundle
# does not have it.
namespace_labels := manifest.mapping(input.named.Namespace[""][input.namespace], ["metadata", "labels"]) if {
	input.named.Namespace[""][input.namespace]
}

# ambient holds if the namespace of input.object is in the mesh in ambient mode.
ambient if joins(namespace_labels) == "istio.io/dataplane-mode"

# meshed holds for a pod that is in the mesh by its own labels or those of its namespace.
meshed(p) if {
	joins(namespace_labels)
	not leaves(p)
}

meshed(p) if {
	manifest.mapping(p.metadata, ["labels"])["sidecar.istio.io/inject"] in {"true", true}
}

# leaves is where a pod says that it is not in the mesh of its namespace: what, the path
# of it, and by which key.
leaves(p) := {"path": array.concat(p.metadata_path, [place, key]), "key": key} if {
	some place in ["labels", "annotations"]
	key := "sidecar.istio.io/inject"
	manifest.mapping(p.metadata, [place])[key] in {"false", false}
} else := {"path": array.concat(p.metadata_path, ["labels", key]), "key": key} if {
	key := "istio.io/dataplane-mode"
	manifest.mapping(p.metadata, ["labels"])[key] == "none"
}

# gateway holds for a pod that is a gateway of Istio, which clients outside of the mesh
# reach.
gateway(p) if {
	some key, value in manifest.mapping(p.metadata, ["labels"])
	_of_gateway(key, value)
}

_of_gateway("istio", value) if regex.match(`gateway$`, value)

_of_gateway("gateway.networking.k8s.io/gateway-name", _)

_of_gateway("istio.io/gateway-name", _)

# tls are the TLS settings of input.object, a DestinationRule: each with spec and path.
# https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
tls contains {"spec": spec, "path": path} if {
	some prefix in _traffic_policies
	some path in array.concat([array.concat(prefix, ["tls"])], _port_levels(prefix))
	spec := object.get(input.object, path, null)
	is_object(spec)
}

_traffic_policies contains ["spec", "trafficPolicy"]

_traffic_policies contains ["spec", "subsets", i, "trafficPolicy"] if {
	some i, _ in manifest.list(input.object, ["spec", "subsets"])
}

_port_levels(prefix) := [array.concat(prefix, ["portLevelSettings", i, "tls"]) |
	some i, _ in manifest.list(input.object, array.concat(prefix, ["portLevelSettings"]))
]

# rules are those of input.object, an AuthorizationPolicy: each with spec and path.
rules contains {"spec": rule, "path": ["spec", "rules", i]} if {
	some i, rule in manifest.list(input.object, ["spec", "rules"])
	is_object(rule)
}

# action is that of input.object, an AuthorizationPolicy.
action := object.get(input.object, ["spec", "action"], "ALLOW")

# parts are the sources and operations of a rule with what they ask for: each with kind
# ("source" or "operation"), spec and path.
parts(rule) := {{"kind": kind, "spec": spec, "path": path} |
	some list, kind in {"from": "source", "to": "operation"}
	some i, item in manifest.list(rule.spec, [list])
	spec := item[kind]
	is_object(spec)
	path := array.concat(rule.path, [list, i, kind])
}

# http_fields are the fields of sources and operations that only HTTP has.
http_fields := {
	"hosts", "methods", "notHosts", "notMethods", "notPaths", "notRequestPrincipals",
	"paths", "requestPrincipals",
}

# for_gateway holds if input.object selects gateways by the labels that they have.
for_gateway if {
	some key, value in manifest.mapping(input.object, ["spec", "selector", "matchLabels"])
	_of_gateway(key, value)
}

# attached holds if input.object names what it is for by targetRefs.
attached if input.object.spec.targetRef

attached if count(manifest.list(input.object, ["spec", "targetRefs"])) > 0

# pods are those of input.object that are no gateways.
pods := [p | some p in pod.pods; not gateway(p)]

# inner_gateway holds if input.object, a Gateway, is by its names one that only pods of
# meshes reach.
inner_gateway if {
	some name in [
		input.object.metadata.name,
		object.get(input.object, ["spec", "selector", "istio"], ""),
		object.get(input.object, ["spec", "selector", "app"], ""),
	]
	regex.match(`(^|-)(egress|east-?west|internal|local|private|waypoint)`, name)
}
