# METADATA
# title: Service exposes an administrative or database port
# description: |
#   Databases, caches, container runtimes and the APIs of the cluster are built for
#   a trusted network: many ask for no password, and few bear being guessed at or
#   flooded from outside. A load balancer, a port of the nodes, external addresses or
#   a TCP route of a gateway leads to one of their ports. Load balancers of private
#   networks, and those that admit only some addresses, are not reported.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
#     description: Service, service types
#   - ref: https://attack.mitre.org/techniques/T1133/
#     description: MITRE ATT&CK, External Remote Services
# custom:
#   severity: high
#   profile: recommended
#   help: set the type to ClusterIP, or admit the addresses that need it
#   kinds: [Service]
#   models: [network]
#   compliance:
#     mitre: [T1133, T1190]
#     cwe: [CWE-668]
package kubevet.network["sensitive-port-exposed-externally"]

import data.kubevet.lib.exposure
import data.kubevet.lib.manifest
import data.kubevet.lib.network

deny contains finding if {
	some i, port in manifest.list(input.object, ["spec", "ports"])
	is_object(port)
	object.get(port, "protocol", "TCP") == "TCP"
	what := _what(port)
	not _git(what)
	way := _widest(port)
	finding := {
		"path": ["spec", "ports", i, "port"],
		"message": $"port {port.port} ({what}) is reached {exposure.reached(way)}",
		"severity": _severity(way),
		"related": way.chain,
	}
}

_widest(port) := [way |
	some scope in ["internet", "nodes"]
	some way in network.openings
	way.scope == scope
	not way.http
	_leads_to(way, port)
][0]

_leads_to(way, _) if way.port == ""

_leads_to(way, port) if way.port == sprintf("%v", [port.port])

_leads_to(way, port) if way.port == port.name

# The SSH of a git server takes no other commands.
_git("SSH") if regex.match(`git|forgejo|gogs|bitbucket|sftp`, manifest.name)

# From where nodes are reached is not known.
_severity(way) := "high" if way.scope == "internet"

_severity(way) := "medium" if way.scope == "nodes"

# What the pods listen on tells, else what the service does.
_what(port) := _sensitive[port.targetPort] if {
	_sensitive[port.targetPort]
} else := _sensitive[port.port] if {
	target := object.get(port, "targetPort", "")
	not is_number(target)
}

_sensitive := {
	22: "SSH",
	1433: "SQL Server",
	1521: "Oracle",
	2375: "Docker",
	2376: "Docker",
	2379: "etcd",
	2380: "etcd",
	3306: "MySQL",
	3389: "remote desktop",
	5432: "PostgreSQL",
	5900: "VNC",
	5984: "CouchDB",
	6379: "Redis",
	6443: "Kubernetes API",
	9042: "Cassandra",
	9200: "Elasticsearch",
	9300: "Elasticsearch",
	10250: "kubelet",
	10255: "kubelet",
	11211: "memcached",
	26379: "Redis Sentinel",
	27017: "MongoDB",
}
