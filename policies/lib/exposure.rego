# Package kubevet.lib.exposure knows which pods are reached from outside the
# cluster.
package kubevet.lib.exposure

import data.kubevet.lib.loadbalancer
import data.kubevet.lib.manifest

# services are those of a namespace of the bundle that lead from outside the
# cluster to pods with these labels, as related fields of a finding.
services(namespace, labels) := [related |
	some service in object.get(input.index, ["Service", namespace], [])
	selector := manifest.mapping(service, ["spec", "selector"])
	count(selector) > 0
	every key, value in selector {
		labels[key] == value
	}
	how := _opening(service, namespace)
	related := {
		"kind": "Service",
		"namespace": namespace,
		"name": service.metadata.name,
		"path": how.path,
		"message": how.message,
	}
]

_opening(service, namespace) := {"path": ["spec", "type"], "message": $"has type {service.spec.type}"} if {
	service.spec.type in {"LoadBalancer", "NodePort"}
	not loadbalancer.private(service)
} else := {"path": ["spec", "externalIPs"], "message": "has external addresses"} if {
	count(manifest.list(service, ["spec", "externalIPs"])) > 0
} else := {"path": ["metadata", "name"], "message": "is the backend of an ingress or route"} if {
	some backend in _backends(namespace)
	backend == service.metadata.name
}

# _backends are the services of a namespace that ingresses and routes lead to.
_backends(namespace) := array.flatten([
	[name |
		some ingress in object.get(input.index, ["Ingress", namespace], [])
		some backend in array.concat(
			[ingress.spec.defaultBackend | ingress.spec.defaultBackend],
			[path.backend | some rule in manifest.list(ingress, ["spec", "rules"]); some path in manifest.list(rule, ["http", "paths"])],
		)
		name := _service(backend)
	],
	[name |
		some kind in ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"]
		some route in object.get(input.index, [kind, namespace], [])
		some rule in manifest.list(route, ["spec", "rules"])
		some reference in manifest.list(rule, ["backendRefs"])
		name := reference.name
	],
	[route.spec.to.name | some route in object.get(input.index, ["Route.route.openshift.io", namespace], [])],
])

_service(backend) := backend.service.name

_service(backend) := backend.serviceName if not backend.service
