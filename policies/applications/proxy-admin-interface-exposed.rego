# METADATA
# title: Administration of a proxy is reached from outside of its pod
# description: |
#   Whoever reaches the interface for administrators changes where the proxy sends
#   requests, reads its certificates and keys, or stops it. It asks nobody for a
#   password. A Service leads to its port.
# related_resources:
#   - ref: https://www.envoyproxy.io/docs/envoy/latest/operations/admin
#     description: Envoy, administration interface
#   - ref: https://developer.konghq.com/gateway/secure-the-admin-api/
#     description: Kong, securing the Admin API
#   - ref: https://docs.haproxy.org/3.2/configuration.html#4.2-stats%20admin
#     description: HAProxy, stats admin
# custom:
#   severity: high
#   profile: recommended
#   kinds: [ConfigMap, Secret, workload]
#   models: [configs]
#   compliance:
#     mitre: [T1190]
#     cwe: [CWE-306]
package kubevet.applications["proxy-admin-interface-exposed"]

import data.kubevet.lib.config
import data.kubevet.lib.manifest

deny contains finding if {
	some source in config.files("envoy")
	some setting in source.settings["admin.address.socket_address.address"]
	not config.local(setting.value)
	some port in source.settings["admin.address.socket_address.port_value"]
	service := _served(source, port.value)
	finding := _finding(setting, $"the administration of Envoy is reached through {service.label}", service)
}

deny contains finding if {
	some setting in config.settings("kong", {"file": {"admin_listen"}, "env": {"KONG_ADMIN_LISTEN"}})
	is_string(setting.value)
	some listen in split(setting.value, ",")
	address := split(trim_space(listen), " ")[0]
	not config.local(address)
	not address in {"off", ""}
	service := _served(setting.source, regex.replace(address, `^.*:`, ""))
	finding := _finding(setting, $"the administration of Kong is reached through {service.label}", service)
}

deny contains finding if {
	some source in config.files("haproxy")
	some block in source.blocks
	block.name in {"frontend", "listen"}
	stats := [s | some s in block.settings.stats; regex.match(`^(admin|enable|uri)\b`, s.value)]
	count(stats) > 0
	some admin in block.settings.stats
	startswith(admin.value, "admin ")
	every s in block.settings.stats { not startswith(s.value, "auth ") }
	some bind in block.settings.bind
	address := split(bind.value, " ")[0]
	not config.local(address)
	service := _served(source, regex.replace(address, `^.*:`, ""))
	finding := _finding(admin, $"the administration of HAProxy is reached through {service.label}", service)
}

_finding(setting, message, service) := object.union(config.at(setting, message), {"related": [object.remove(service, {"label"})]})

# The first Service that leads to a port of the pods that read a source.
_served(source, port) := [service |
	some user in source.users
	labels := _labels(user)
	some candidate in object.get(input.index, ["Service", user.namespace], [])
	selector := manifest.mapping(candidate, ["spec", "selector"])
	count(selector) > 0
	every key, value in selector { labels[key] == value }
	some i, p in manifest.list(candidate, ["spec", "ports"])
	_leads(p, port, user)
	service := {
		"label": $`Service "{candidate.metadata.name}"`,
		"kind": "Service", "namespace": user.namespace, "name": candidate.metadata.name,
		"path": ["spec", "ports", i], "message": "leads to the port of the administration",
	}
][0]

_template(user) := object.get(input.named, [user.kind, user.namespace, user.name], {})

_labels(user) := manifest.mapping(_template(user), array.concat(array.slice(user.pod, 0, count(user.pod) - 1), ["metadata", "labels"]))

_leads(p, port, _) if $"{object.get(p, "targetPort", p.port)}" == port

_leads(p, port, user) if {
	some own in manifest.list(_template(user), array.concat(user.container, ["ports"]))
	own.name == p.targetPort
	$"{own.containerPort}" == port
}
