# Package kubevet.lib.network reads network policies as k8s.io/api/networking/v1
# documents them, and asks the network model about input.object. What uses the
# model is undefined in a rule that does not name it.
package kubevet.lib.network

import data.kubevet.lib.manifest

# pods are what the model knows of the pods that input.object is or makes, or that
# run as it if it is a ServiceAccount.
pods := object.get(input.model.network.pods, input.position, [])

# policies are what it knows of the policies that input.object is.
policies := object.get(input.model.network.policies, input.position, [])

# openings are the ways from outside the cluster to input.object, a Service.
openings := object.get(input.model.network.services, input.position, [])

# namespace is what it knows of input.object, a Namespace that is not one of the
# cluster's own.
namespace := input.model.network.namespaces[manifest.name] if {
	not manifest.name in {"kube-system", "kube-public", "kube-node-lease"}
}

# declared holds if the user says that network policies of a namespace are kept
# elsewhere.
declared(namespace) if {
	some declared in input.external
	endswith(split(declared.kind, ".")[0], "NetworkPolicy")
	glob.match(declared.namespace, null, namespace)
}

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
ingress_rules := _rules("Ingress", "ingress")

# egress_rules are its egress rules that have an effect.
egress_rules := _rules("Egress", "egress")

_rules(direction, field) := [rule |
	direction in directions(input.object)
	some i, spec in manifest.list(input.object, ["spec", field])
	rule := {"path": ["spec", field, i], "spec": _rule(spec)}
]

_rule(spec) := spec if is_object(spec)

_rule(spec) := {} if is_null(spec)

# any_source holds if a rule does not restrict where traffic comes from.
any_source(rule) if count(manifest.list(rule, ["from"])) == 0

# any_destination holds if a rule does not restrict where traffic goes to.
any_destination(rule) if count(manifest.list(rule, ["to"])) == 0

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

# only_dns holds if a rule is only about resolving names.
only_dns(rule) if {
	ports := manifest.list(rule, ["ports"])
	count(ports) > 0
	every port in ports {
		port.port in {53, 5353, "dns", "dns-tcp"}
	}
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
