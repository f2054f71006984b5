# METADATA
# title: Pods reach the metadata service of the cloud
# description: |
#   At 169.254.169.254 the machines of a cloud find the credentials they act with,
#   and so does every pod that may connect there: a request that an attacker makes a
#   pod send is enough to get them. Reported are blocks of addresses in egress rules
#   that contain it without an exception, and, less gravely, workloads that no policy
#   isolates for egress. Pods on the network of their host are beyond policies.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/security-checklist/#network-security
#     description: Security Checklist, network security
#   - ref: https://attack.mitre.org/techniques/T1552/005/
#     description: MITRE ATT&CK, Cloud Instance Metadata API
# custom:
#   severity: medium
#   profile: strict
#   kinds: [workload, NetworkPolicy]
#   models: [network]
#   compliance:
#     mitre: [T1552.005]
#     cwe: [CWE-918]
#   aliases:
#     kubescape: [C-0052]
#     kube-bench: ["gke-1.0:6.4.1", "gke-1.0:6.4.2"]
package kubevet.network["network-policy-metadata-service-reachable"]

import data.kubevet.lib.bundle
import data.kubevet.lib.network

deny contains finding if {
	some rule in network.egress_rules
	_http(rule.spec)
	some i, peer in rule.spec.to
	_contains(peer.ipBlock)
	finding := {
		"path": array.concat(rule.path, ["to", i, "ipBlock", "except"]),
		"message": $`egress to "{peer.ipBlock.cidr}" includes the metadata service at {_address}`,
	}
}

deny contains finding if {
	some pod in network.pods
	not pod.host
	pod.egress == "no"
	pod.metadata == "yes"
	finding := bundle.hedged({
		"path": pod.path,
		"message": $"no network policy keeps the pods from the metadata service at {_address}",
		"severity": "low",
	})
}

_address := "169.254.169.254"

_http(rule) if not network.limits_ports(rule)

_http(rule) if {
	some port in rule.ports
	object.get(port, "protocol", "TCP") == "TCP"
	port.port <= 80
	object.get(port, "endPort", port.port) >= 80
}

_contains(block) if {
	_in(block.cidr)
	not _excepted(block)
}

_excepted(block) if {
	some except in block.except
	_in(except)
}

_in(cidr) if {
	is_string(cidr)
	regex.match(`^[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}$`, cidr)
	net.cidr_contains(cidr, _address)
}
