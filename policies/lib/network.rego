# Package kubevet.lib.network reads network policies as k8s.io/api/networking/v1
# documents them, and knows which pods the policies of the common network
# plugins isolate.
package kubevet.lib.network

import data.kubevet.lib.manifest

# selects holds if a label selector selects a set of labels. The empty selector
# selects everything.
# https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
selects(selector, labels) if {
	is_object(selector)
	every key, value in manifest.mapping(selector, ["matchLabels"]) {
		labels[key] == value
	}
	every requirement in manifest.list(selector, ["matchExpressions"]) {
		_meets(requirement, labels)
	}
}

_meets(requirement, labels) if {
	requirement.operator == "In"
	_among(labels, requirement)
}

_meets(requirement, labels) if {
	requirement.operator == "NotIn"
	is_array(requirement.values)
	not _among(labels, requirement)
}

_meets(requirement, labels) if {
	requirement.operator == "Exists"
	requirement.key in object.keys(labels)
}

_meets(requirement, labels) if {
	requirement.operator == "DoesNotExist"
	not requirement.key in object.keys(labels)
}

_among(labels, requirement) if labels[requirement.key] in requirement.values

# selects_everything holds if a label selector is the empty one.
selects_everything(selector) if {
	is_object(selector)
	count(manifest.mapping(selector, ["matchLabels"])) == 0
	count(manifest.list(selector, ["matchExpressions"])) == 0
}

# directions are those in which a NetworkPolicy isolates the pods it selects.
# Where policyTypes are missing they are Ingress, and Egress if there are egress
# rules.
directions(policy) := types if {
	types := manifest.list(policy, ["spec", "policyTypes"])
	count(types) > 0
} else := ["Ingress", "Egress"] if {
	count(manifest.list(policy, ["spec", "egress"])) > 0
} else := ["Ingress"]

# ingress_rules are the ingress rules of input.object, a NetworkPolicy, that have
# an effect, each with its path. A null stands for the empty rule.
ingress_rules := [rule |
	"Ingress" in directions(input.object)
	some i, spec in manifest.list(input.object, ["spec", "ingress"])
	rule := {"path": ["spec", "ingress", i], "spec": _rule(spec)}
]

_rule(spec) := spec if is_object(spec)

_rule(spec) := {} if is_null(spec)

# any_source holds if a rule does not restrict where traffic comes from.
any_source(rule) if count(manifest.list(rule, ["from"])) == 0

# any_pod holds if a peer is every pod of every namespace.
any_pod(peer) if {
	selects_everything(peer.podSelector)
	selects_everything(peer.namespaceSelector)
}

# limits_ports holds if a rule admits less than all ports of a protocol.
limits_ports(rule) if {
	ports := manifest.list(rule, ["ports"])
	count(ports) > 0
	every port in ports {
		not is_null(object.get(port, "port", null))
		not _every_port(port)
	}
}

_every_port(port) if {
	port.port <= 1
	port.endPort >= 65535
}

# open_cidr holds if a block of addresses is no longer a part of the internet: its
# prefix is shorter than /8, and it is not that of the private IPv6 addresses.
open_cidr(cidr) if {
	is_string(cidr)
	[address, prefix] := split(cidr, "/")
	prefix in {"0", "1", "2", "3", "4", "5", "6", "7"}
	not startswith(lower(address), "fc")
	not startswith(lower(address), "fd")
}

# gateway holds if input.object, a NetworkPolicy, is for an ingress controller or
# gateway, which is there for everybody. The names that go with it tell.
gateway if {
	some text in [input.namespace, manifest.name]
	_gateway(text)
}

gateway if {
	some key, value in manifest.mapping(input.object, ["spec", "podSelector", "matchLabels"])
	some text in [key, value]
	_gateway(text)
}

_gateway(text) if {
	is_string(text)
	regex.match(`(^|[^a-z])(ingress-?nginx|nginx-ingress|ingress-?controller|ingress-?gateway|istio-ingress|gateway|traefik|haproxy|contour|envoy|kong)([^a-z]|$)`, text)
}

# has_workload holds if a workload of the bundle runs in that namespace on the
# network of pods.
has_workload(namespace) if {
	some kind, places in data.kubevet.lib.workloads
	some workload in _in(kind, namespace)
	some place in places
	_on_pod_network(workload, place)
}

_on_pod_network(_, place) if place.each

_on_pod_network(workload, place) if {
	not place.each
	not object.get(workload, array.concat(place.template, ["spec", "hostNetwork"]), false) == true
}

# isolated holds if a policy of the bundle isolates pods with these labels in
# that namespace for a direction, "Ingress" or "Egress".
isolated(namespace, labels, direction) if {
	some policy in _policies(namespace)
	direction in policy.directions
	_covers(policy, namespace, labels)
}

# isolated_by_default holds if a policy of the bundle isolates whatever pod comes
# to that namespace, and does not admit everyone: one with no labels.
isolated_by_default(namespace, direction) if {
	some policy in _policies(namespace)
	direction in policy.directions
	not direction in policy.open
	_covers(policy, namespace, {})
}

# _policies are those that can isolate pods of a namespace. Of each: the
# directions in which it isolates; those in which it is open to everyone; and
# whom, as one of labels, cilium and calico, or everyone.
_policies(namespace) := array.flatten([
	[p | some policy in _in("NetworkPolicy", namespace); p := _kubernetes(policy)],
	[p |
		some policy in array.concat(_in("CiliumNetworkPolicy.cilium.io", namespace), _in("CiliumClusterwideNetworkPolicy.cilium.io", ""))
		some spec in array.concat([manifest.mapping(policy, ["spec"])], manifest.list(policy, ["specs"]))
		p := _cilium(spec)
	],
	[p |
		some group in ["projectcalico.org", "crd.projectcalico.org"]
		some policy in array.concat(_in($"NetworkPolicy.{group}", namespace), _in($"GlobalNetworkPolicy.{group}", ""))
		p := _calico(policy)
	],
	[p |
		some kind in ["AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"]
		some policy in _in(kind, "")
		p := _admin(policy)
	],
])

_in(kind, namespace) := object.get(input.index, [kind, namespace], [])

_kubernetes(policy) := {
	"directions": directions(policy),
	"open": {"Ingress" |
		some spec in manifest.list(policy, ["spec", "ingress"])
		_open(_rule(spec))
	},
	"labels": manifest.mapping(policy, ["spec", "podSelector"]),
}

_open(rule) if any_source(rule)

_open(rule) if {
	some peer in rule.from
	any_pod(peer)
}

# https://docs.cilium.io/en/stable/security/policy/intro/#policy-enforcement-modes
_cilium(spec) := {
	"directions": [direction | some direction, field in {"Ingress": "ingress", "Egress": "egress"}; _denies(spec, field)],
	"open": {"Ingress" |
		some rule in manifest.list(spec, ["ingress"])
		"all" in rule.fromEntities
		not rule.toPorts
	},
	"cilium": spec.endpointSelector,
}

_denies(spec, field) if spec.enableDefaultDeny[field] == true

_denies(spec, field) if {
	not spec.enableDefaultDeny[field] == false
	count(manifest.list(spec, [field])) + count(manifest.list(spec, [$"{field}Deny"])) > 0
}

# https://docs.tigera.io/calico/latest/reference/resources/networkpolicy
_calico(policy) := {
	"directions": _calico_types(manifest.mapping(policy, ["spec"])),
	"open": {"Ingress" |
		some rule in manifest.list(policy, ["spec", "ingress"])
		rule == {"action": "Allow"}
	},
	"calico": {
		"selector": _text(policy, "selector"),
		"namespaces": _text(policy, "namespaceSelector"),
	},
}

_text(policy, field) := text if {
	text := policy.spec[field]
	is_string(text)
} else := ""

_calico_types(spec) := types if {
	types := manifest.list(spec, ["types"])
	count(types) > 0
} else := ["Egress"] if {
	count(manifest.list(spec, ["egress"])) > 0
	count(manifest.list(spec, ["ingress"])) == 0
} else := ["Ingress", "Egress"] if {
	count(manifest.list(spec, ["egress"])) > 0
} else := ["Ingress"]

# The subject of an admin policy is chosen by labels of namespaces, which a
# bundle seldom has: it gets the benefit of the doubt.
# https://network-policy-api.sigs.k8s.io/
_admin(policy) := {
	"directions": [direction |
		some direction, field in {"Ingress": "ingress", "Egress": "egress"}
		some rule in manifest.list(policy, ["spec", field])
		rule.action == "Deny"
	],
	"open": set(),
}

_covers(policy, _, labels) if selects(policy.labels, labels)

_covers(policy, namespace, labels) if {
	known := object.union(labels, {
		"io.kubernetes.pod.namespace": namespace,
		"io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name": namespace,
	})
	selects(_cilium_selector(policy.cilium), known)
}

_covers(policy, namespace, labels) if {
	known := object.union(labels, {"projectcalico.org/namespace": namespace, "projectcalico.org/orchestrator": "k8s"})
	not _refuted(policy.calico.selector, known)
	not _elsewhere(policy.calico.namespaces, namespace)
}

_covers(policy, _, _) if {
	not policy.labels
	not policy.cilium
	not policy.calico
}

# _cilium_selector is a selector of Cilium's as one of labels: without the source
# of the label, and without what it asks of the namespace's labels and the
# service account, which are not known.
_cilium_selector(selector) := {
	"matchLabels": {name: value |
		some key, value in manifest.mapping(selector, ["matchLabels"])
		name := _cilium_key(key)
		not _unknown(name)
	},
	"matchExpressions": [object.union(requirement, {"key": name}) |
		some requirement in manifest.list(selector, ["matchExpressions"])
		name := _cilium_key(requirement.key)
		not _unknown(name)
	],
} if {
	is_object(selector)
}

_cilium_key(key) := regex.replace(key, `^(k8s|any)[:.]`, "")

_unknown(name) if {
	startswith(name, "io.cilium.k8s.")
	name != "io.cilium.k8s.namespace.labels.kubernetes.io/metadata.name"
}

# _refuted holds if one of the conditions in a selector of Calico's is surely
# false. Others than equality and has() are taken to be true.
_refuted(selector, labels) if {
	not contains(selector, "||")
	some condition in split(selector, "&&")
	some [_, key, value] in regex.find_all_string_submatch_n(`^\s*([\w./-]+)\s*==\s*['"]([^'"]*)['"]\s*$`, condition, 1)
	not labels[key] == value
}

_refuted(selector, labels) if {
	not contains(selector, "||")
	some condition in split(selector, "&&")
	some [_, key] in regex.find_all_string_submatch_n(`^\s*has\(\s*([\w./-]+)\s*\)\s*$`, condition, 1)
	not key in object.keys(labels)
}

_elsewhere(selector, namespace) if {
	some [_, name] in regex.find_all_string_submatch_n(`^\s*(?:projectcalico\.org/name|kubernetes\.io/metadata\.name)\s*==\s*['"]([^'"]*)['"]\s*$`, selector, 1)
	name != namespace
}
